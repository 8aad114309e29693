import { describe, expect, test } from "vitest";
import { lastPings, stateWords } from "../../../extension/popup/last-pings.ts";
import { newByRoom } from "../../../extension/popup/room-tabs.tsx";
import type { Teammate } from "../../../extension/popup/roster.ts";
import type { ReceivedPing, SentPing } from "../../../extension/shared/ping-schema.ts";
import { disturbWords } from "../../../extension/shared/quiet/quiet-now.ts";

const now = new Date(2026, 10, 22, 14, 5).getTime();
const hourMs = 3_600_000;

type Outcome = SentPing["recipients"][number]["outcome"];

const sent = (recipients: Record<string, Outcome>, more: Partial<SentPing> = {}): SentPing => ({
  id: crypto.randomUUID(),
  text: "",
  priority: "ping",
  to: null,
  room: "ops",
  sentAt: now,
  expiresAt: now + hourMs,
  recipients: Object.entries(recipients).map(([identity, outcome]) => ({ identity, outcome, at: now })),
  ...more,
});

/** The same, of which nothing has been heard for longer than a day. */
const longAgo = (recipients: Record<string, Outcome>, expiresAt: number): SentPing => {
  const at = now - 30 * hourMs;
  const ping = sent(recipients, { sentAt: at, expiresAt });
  return { ...ping, recipients: ping.recipients.map((each) => ({ ...each, at })) };
};

const outcomes = (outbox: SentPing[]) =>
  Object.fromEntries([...lastPings(outbox, "ops", now)].map(([name, { outcome }]) => [name, outcome]));

describe("the last ping to somebody", () => {
  test("is the newest that went to them, whether alone or with others", () => {
    const outbox = [
      sent({ "Bo.aaaaaaaa": "delivered" }, { to: "Bo" }),
      sent({ "Bo.aaaaaaaa": "seen", "Cleo.bbbbbbbb": "answered" }),
    ];
    expect(outcomes(outbox)).toEqual({ Bo: "delivered", Cleo: "answered" });
  });

  test("is as far as it got on whichever of their devices", () => {
    expect(outcomes([sent({ "Bo.aaaaaaaa": "pending", "Bo.bbbbbbbb": "seen" })])).toEqual({ Bo: "seen" });
  });

  test("is one of this room, and no old news unless it still waits", () => {
    expect(outcomes([sent({ "Bo.aaaaaaaa": "seen" }, { room: "alerts" })])).toEqual({});
    for (const expiresAt of [now - hourMs, now + hourMs]) {
      expect(outcomes([longAgo({ "Bo.aaaaaaaa": "seen", "Cleo.aaaaaaaa": "pending" }, expiresAt)])).toEqual({
        Cleo: "pending",
      });
    }
  });

  test("is news when it has just come to something, however long it waited", () => {
    const waited = { sentAt: now - 80 * hourMs, expiresAt: now - hourMs };
    expect(outcomes([sent({ "Bo.aaaaaaaa": "expired" }, waited)])).toEqual({ Bo: "expired" });
  });
});

test.each<[Outcome, Teammate["presence"], boolean, string | undefined]>([
  ["pending", "here", true, "Sending…"],
  ["pending", "offline", true, "Waiting"],
  ["pending", "unknown", true, "Waiting"],
  ["pending", "plain", true, "Not sent"],
  ["pending", "plain", false, undefined],
  ["expired", "here", true, "Expired"],
  ["delivered", "offline", true, "Delivered"],
  ["seen", "here", true, "Seen 2:05 PM"],
  ["answered", "here", true, "Answered"],
])(
  "a ping that is %s to somebody who is %s (private: %s) reads: %s",
  (outcome, presence, isPrivate, words) => {
    const last = { person: "Bo", identities: [], outcome, at: now, isPrivate };
    expect(stateWords(last, { presence }, now)?.words).toBe(words);
  },
);

test("what a page of other software says that it saw is marked", () => {
  const last = {
    person: "Tim",
    identities: ["Tim.aaaaaaaa"],
    outcome: "seen" as const,
    at: now,
    isPrivate: false,
  };
  expect(stateWords(last, { presence: "plain" }, now)?.words).toBe("Seen 2:05 PM?");
});

test("a ping for which the browser of somebody who is here has no room waits", () => {
  const last = { person: "Bo", identities: [], outcome: "pending" as const, at: now, isPrivate: true };
  expect(stateWords({ ...last, unstored: true }, { presence: "here" }, now)?.words).toBe("Waiting");
});

test("a ping that was seen on another day tells the day, for which there is room", () => {
  const last = {
    person: "Bo",
    identities: [],
    outcome: "seen" as const,
    at: now - 48 * hourMs,
    isPrivate: true,
  };
  expect(stateWords(last, { presence: "here" }, now)?.words).toMatch(/^Seen \w{3} \d{1,2}$/);
});

describe("before pinging", () => {
  const quiet = (name: string, more: Partial<Teammate> = {}): Teammate => ({
    person: name,
    name,
    presence: "do-not-disturb",
    role: "both",
    identities: [],
    urgentPasses: true,
    ...more,
  });
  const roster = [
    quiet("Bo", { until: now + hourMs }),
    quiet("Cleo", { urgentPasses: false }),
    quiet("Dee", { presence: "here" }),
  ];

  test.each<[string | null, "ping" | "urgent", string | undefined]>([
    [
      "Bo",
      "ping",
      "Bo does not want to be disturbed until 3:05 PM. They will find it in their list; nothing pops up now.",
    ],
    ["Bo", "urgent", "Bo does not want to be disturbed until 3:05 PM. An urgent ping is shown all the same."],
    ["Cleo", "urgent", "Cleo does not want to be disturbed. An urgent ping waits too."],
    [
      null,
      "ping",
      "2 teammates do not want to be disturbed. They will find it in their list; nothing pops up now.",
    ],
    ["Dee", "ping", undefined],
    ["Nobody", "ping", undefined],
  ])("%s with a %s one is told: %s", (to, priority, words) => {
    expect(disturbWords(to, priority, roster, now)).toBe(words);
  });
});

test("what was unread as the popup was opened is counted by room", () => {
  const got = (room: string, seenAt?: number) => ({ room, seenAt }) as ReceivedPing;
  const test = { ...got("ops"), test: true };
  const inbox = [got("ops"), got("ops", now + 5), got("ops", now - 5), got("alerts"), test];
  expect([...newByRoom(inbox, now)]).toEqual([
    ["ops", 2],
    ["alerts", 1],
  ]);
});
