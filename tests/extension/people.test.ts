import { describe, expect, test } from "vitest";
import { titleOf } from "../../extension/core/notifications/notification.ts";
import { cleanText } from "../../extension/core/outbox/send-ping.ts";
import { absentTeammates } from "../../extension/popup/roster.ts";
import { nameOf } from "../../extension/shared/identity.ts";
import { personOutcomes, personsIn } from "../../extension/shared/persons.ts";
import { idOf, receivedPing } from "./support/pings.ts";

describe("the persons in a room", () => {
  test("are one each, however many devices, and sorted by name", () => {
    expect(personsIn(["Bo.aaaaaaaa", "Ana.aaaaaaaa", "Bo.bbbbbbbb"], [])).toEqual([
      { person: "Ana", presence: "here", role: "both", identities: ["Ana.aaaaaaaa"] },
      { person: "Bo", presence: "here", role: "both", identities: ["Bo.aaaaaaaa", "Bo.bbbbbbbb"] },
    ]);
  });

  test("who are called the same stand together, members before guests", () => {
    const people = ["Ana.gbbbbbbbbb", "Bo.gccccccccc", "Ana.maaaaaaaaa"];
    expect(personsIn(people, []).map(({ person }) => person)).toEqual([people[2], people[0], people[1]]);
  });

  test.each([
    [["Bo.aaaaaaaa.publish", "Bo.bbbbbbbb.publish"], "publish"],
    [["Bo.aaaaaaaa.subscribe"], "subscribe"],
    [["Bo.aaaaaaaa.publish", "Bo.bbbbbbbb"], "both"],
  ])("may do as %j what all of their devices may: %s", (participants, role) => {
    expect(personsIn(participants, [])).toEqual([
      { person: "Bo", presence: "here", role, identities: participants },
    ]);
  });

  test("are where they are most", () => {
    const presences = [
      { identity: "Bo.aaaaaaaa", presence: "silent" as const },
      { identity: "Bo.bbbbbbbb", presence: "away" as const },
    ];
    expect(personsIn(["Bo.aaaaaaaa", "Bo.bbbbbbbb"], presences)[0]?.presence).toBe("away");
    expect(personsIn(["Bo.bbbbbbbb", "Bo.aaaaaaaa"], presences)[0]?.presence).toBe("away");
  });
});

test("a person is absent when none of their devices is here, and was last seen on any", () => {
  const known = [
    { identity: "Bo.aaaaaaaa", room: "ops", lastSeenAt: 5 },
    { identity: "Cleo.aaaaaaaa", room: "ops", lastSeenAt: 7 },
    { identity: "Bo.bbbbbbbb", room: "ops", lastSeenAt: 9 },
    { identity: "Dan.aaaaaaaa", room: "ops", lastSeenAt: 9 },
    { identity: "Eve.aaaaaaaa", room: "lab", lastSeenAt: 9 },
    { identity: "Sends only.aaaaaaaa.publish", room: "ops", lastSeenAt: 9 },
  ];
  expect(absentTeammates(known, "ops", ["Dan"])).toEqual([
    { person: "Bo", identities: ["Bo.aaaaaaaa", "Bo.bbbbbbbb"], lastSeenAt: 9 },
    { person: "Cleo", identities: ["Cleo.aaaaaaaa"], lastSeenAt: 7 },
  ]);
});

test("a ping got as far with a person as with whichever of their devices it got furthest", () => {
  expect(
    personOutcomes([
      { identity: "Bo.aaaaaaaa", outcome: "delivered", at: 5 },
      { identity: "Bo.bbbbbbbb", outcome: "seen", at: 6 },
      { identity: "Bo.cccccccc", outcome: "pending", at: 1 },
    ]),
  ).toEqual([
    { person: "Bo", outcome: "seen", at: 6, identities: ["Bo.aaaaaaaa", "Bo.bbbbbbbb", "Bo.cccccccc"] },
  ]);
});

test("a person has taken a ping as urgent if one of their devices did", () => {
  const [refused, taken] = [
    { identity: "Bo.aaaaaaaa", outcome: "seen" as const, at: 5, urgentRefused: true },
    { identity: "Bo.bbbbbbbb", outcome: "delivered" as const, at: 6 },
  ];
  expect(personOutcomes([refused])[0]?.urgentRefused).toBe(true);
  expect(personOutcomes([refused, taken])[0]).not.toHaveProperty("urgentRefused");
});

test("a text keeps its line breaks and loses what no one can read", () => {
  expect(cleanText("a\n\tb\u0000c\u001b\ud800")).toBe("a\n\tb c \ufffd");
});

test.each([
  [{ toEveryone: false }, "Bo pinged you"],
  [{ toEveryone: true }, "Bo pinged everyone"],
  [{ toEveryone: false, priority: "urgent" }, "Urgent: Bo pinged you"],
  [{ toEveryone: false, re: idOf(2) }, "Bo answered"],
] as const)("a notification says who, whom and how: %j", (change, title) => {
  expect(titleOf(receivedPing(1, { from: "Bo.aaaaaaaaaaaaaaaaaaaaaa", ...change }), nameOf)).toBe(title);
});

test.each([
  [{ toEveryone: false }, "Bo in ops pinged you"],
  [{ toEveryone: true, priority: "urgent" }, "Urgent: Bo in ops pinged everyone"],
  [{ toEveryone: false, re: idOf(2) }, "Bo in ops answered"],
] as const)("a notification says in which room where there are several: %j", (change, title) => {
  expect(titleOf(receivedPing(1, { from: "Bo.aaaaaaaaaaaaaaaaaaaaaa", ...change }), nameOf, "ops")).toBe(
    title,
  );
});

test.each<[from: string, title: string]>([
  ["Bo.aaaaaaaa", "Urgent: Bo pinged you (not proven)"],
  ["Bo", "Urgent: Bo pinged you (not proven)"],
])("a notification says of %s that nothing proves who it is", (from, title) => {
  expect(titleOf(receivedPing(1, { from, toEveryone: false, priority: "urgent" }), nameOf)).toBe(title);
});
