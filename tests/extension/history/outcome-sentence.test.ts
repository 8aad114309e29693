import { expect, test } from "vitest";
import { recordReceipt, recordUnstored } from "../../../extension/core/outbox/receipts.ts";
import { nameOf } from "../../../extension/shared/identity.ts";
import { personsIn } from "../../../extension/shared/persons.ts";
import type { Outcome } from "../../../extension/shared/ping-schema.ts";
import { outcomeSentence, recipientLines } from "../../../extension/ui/history/outcome-words.ts";
import { sentPing } from "../support/pings.ts";

const [ana, laptop, bo, cleo] = ["Ana.", "Ana.b", "Bo.", "Cleo."].map((start) =>
  start.padEnd(start.indexOf(".") + 23, "a"),
) as [string, string, string, string];

test.each<[Record<string, Outcome>, string[], string]>([
  [{ [ana]: "pending" }, [ana], "Sending…"],
  [{ [ana]: "pending" }, [], "Waiting for Ana to come online"],
  [{ [ana]: "pending", [bo]: "pending" }, [ana], "Waiting for Bo to come online"],
  [{ [ana]: "delivered" }, [], "Delivered"],
  [{ [ana]: "delivered", [bo]: "seen" }, [], "Delivered to all 2"],
  [{ [ana]: "delivered", [bo]: "pending" }, [bo], "Delivered to 1 of 2. Sending…"],
  [
    { [ana]: "delivered", [bo]: "seen", [cleo]: "pending" },
    [],
    "Delivered to 2 of 3. Waiting for Cleo to come online",
  ],
  [{ [ana]: "delivered", [bo]: "expired" }, [], "Delivered to 1 of 2. Expired for Bo"],
  [{ [ana]: "expired" }, [ana], "Expired: it did not reach them in time"],
  [{ [ana]: "expired", [bo]: "expired" }, [], "Expired for Ana and Bo"],
  [{ [ana]: "seen" }, [], "Seen"],
  [{ [ana]: "seen", [bo]: "seen" }, [], "Seen by all"],
  [{ [ana]: "answered" }, [], "Answered"],
  [{ [ana]: "answered", [bo]: "seen" }, [], "Seen by all. Answered by Ana"],
  [
    { [ana]: "answered", [bo]: "pending" },
    [],
    "Delivered to 1 of 2. Answered by Ana. Waiting for Bo to come online",
  ],
  [{ [ana]: "seen", [laptop]: "pending" }, [], "Seen"],
  [{ [ana]: "pending", [laptop]: "pending" }, [laptop], "Sending…"],
])("%j with %j in the room reads %j", (outcomes, participants, sentence) => {
  expect(outcomeSentence(sentPing(1, outcomes), personsIn(participants, []), "both", nameOf)).toBe(sentence);
});

test("a page of other software is not said to be about to confirm", () => {
  const here = personsIn(["Page"], [{ identity: "Page", presence: "plain" }]);
  expect(outcomeSentence(sentPing(1, { Page: "pending" }), here, "both", nameOf)).toBe(
    "Sent to Page, whose app confirms nothing",
  );
  expect(outcomeSentence(sentPing(1, { Page: "pending" }, { to: "Page" }), here, "both", nameOf)).toBe(
    "Not sent: the app of Page takes pings to everyone only",
  );
});

test("what waits while oneself is not in the room is not laid at others' doors", () => {
  expect(outcomeSentence(sentPing(1, { [ana]: "pending" }), undefined, "both", nameOf)).toBe(
    "Goes out once you are connected",
  );
  const some = sentPing(1, { [ana]: "delivered", [bo]: "pending" });
  expect(outcomeSentence(some, undefined, "both", nameOf)).toBe(
    "Delivered to 1 of 2. Goes out once you are connected",
  );
  expect(outcomeSentence(some, undefined, "subscribe", nameOf)).toMatch(/you send no pings now$/);
});

test("an urgent ping says that its answer is still to come", () => {
  const ping = sentPing(1, { [ana]: "seen" }, { priority: "urgent" });
  expect(outcomeSentence(ping, [], "both", nameOf)).toBe("Seen, not answered yet");
});

test.each([
  ["to somebody who only gets pings", `${ana}.subscribe`, "both"],
  ["from somebody who gets none", ana, "publish"],
] as const)("an urgent ping %s is not said to wait for an answer", (_what, identity, role) => {
  const ping = sentPing(1, { [identity]: "seen" }, { priority: "urgent" });
  expect(outcomeSentence(ping, [], role, nameOf)).toBe("Seen");
});

test("what was sent before a role changed is not said to be on its way", () => {
  const [before, after] = ["Ana.aaaaaaaa", "Ana.aaaaaaaa.publish"] as const;
  const here = personsIn([after, "Bo.aaaaaaaa"], []);
  expect(outcomeSentence(sentPing(1, { [before]: "pending" }), here, "both", nameOf)).toBe(
    "Not sent to Ana, who only sends now",
  );
  const toTwo = sentPing(1, { [before]: "pending", "Bo.aaaaaaaa": "pending" });
  expect(outcomeSentence(toTwo, here, "both", nameOf)).toBe("Sending…");
  expect(outcomeSentence(toTwo, here, "subscribe", nameOf)).toBe("Waiting: you send no pings now");
});

test("a ping for which there is no room says so until it arrives", () => {
  const sent = sentPing(1, { "Ana.aaaaaaaa": "pending" }, { to: "Ana" });
  const here = [{ person: "Ana", presence: "here", identities: ["Ana.aaaaaaaa"] }] as never;
  const waiting = recordUnstored([sent], { id: sent.id, from: "Ana.aaaaaaaa" });
  expect(recordUnstored(waiting, { id: sent.id, from: "Ana.aaaaaaaa" })).toBe(waiting);
  expect(recordUnstored([sent], { id: sent.id, from: "Mallory.aaaaaaaa" })).toEqual([sent]);
  const [full = sent] = waiting;
  expect(outcomeSentence(full, here, "both", nameOf)).toBe(
    "Waits, because the browser of Ana has no space left for it",
  );
  expect(recipientLines(full, 0, nameOf)).toEqual([
    "Ana: waits, because the browser there has no space left for it",
  ]);
  const [arrived = full] = recordReceipt(
    waiting,
    { id: sent.id, from: "Ana.aaaaaaaa", outcome: "delivered" },
    1,
  );
  expect(arrived.recipients).toEqual([{ identity: "Ana.aaaaaaaa", outcome: "delivered", at: 1 }]);
});

test("a ping that a browser cannot store for another reason does not speak of room, until it is that", () => {
  const sent = sentPing(1, { "Ana.aaaaaaaa": "pending" }, { to: "Ana" });
  const here = [{ person: "Ana", presence: "here", identities: ["Ana.aaaaaaaa"] }] as never;
  const unstored = { id: sent.id, from: "Ana.aaaaaaaa" };
  const waiting = recordUnstored([sent], { ...unstored, failing: true });
  expect(recordUnstored(waiting, { ...unstored, failing: true })).toBe(waiting);
  const [failing = sent] = waiting;
  expect(outcomeSentence(failing, here, "both", nameOf)).toBe(
    "Waits, because the browser of Ana cannot store it now",
  );
  expect(recipientLines(failing, 0, nameOf)).toEqual([
    "Ana: waits, because the browser there cannot store it now",
  ]);
  const [full = sent] = recordUnstored(waiting, unstored);
  expect(outcomeSentence(full, here, "both", nameOf)).toMatch(/no space left/);
  const [arrived] = recordReceipt(waiting, { ...unstored, outcome: "delivered" }, 1);
  expect(arrived?.recipients).toEqual([{ identity: "Ana.aaaaaaaa", outcome: "delivered", at: 1 }]);
});

test("an urgent ping that was taken as an ordinary one says so", () => {
  const recipients = [{ identity: ana, outcome: "seen" as const, at: 0, urgentRefused: true }];
  const ping = sentPing(1, {}, { priority: "urgent", recipients });
  expect(outcomeSentence(ping, [], "both", nameOf)).toBe(
    "Seen. Not urgent for Ana, who takes no urgent pings now",
  );
});

test("what a page of other software says of itself is marked", () => {
  const page = "Tim.aaaaaaaa";
  const told = (outcomes: Record<string, Outcome>, more = {}) => {
    const ping = sentPing(1, outcomes, more);
    return [outcomeSentence(ping, [], "both", nameOf), ...recipientLines(ping, ping.sentAt, nameOf)];
  };
  const [seen, line] = told({ [page]: "seen" });
  expect(seen).toBe("Seen, not proven");
  expect(line).toMatch(/^Tim: seen .*, not proven$/);
  expect(told({ [page]: "answered" })[0]).toBe("Answered, not proven");
  expect(told({ [page]: "seen", [bo]: "seen" })[0]).toBe("Seen by all, not proven");
  expect(told({ [page]: "answered", [bo]: "seen" })[0]).toMatch(/Answered by Tim, not proven$/);
  for (const each of told({ [page]: "delivered" })) expect(each).toMatch(/, not proven$/);
  for (const each of told({ [bo]: "delivered" })) expect(each).not.toContain("not proven");
});
