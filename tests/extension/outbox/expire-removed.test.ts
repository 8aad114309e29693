import { expect, test } from "vitest";
import { expireRemoved } from "../../../extension/core/outbox/expire-pings.ts";
import { addRecipientDevice } from "../../../extension/core/outbox/recipients.ts";
import { nameOf } from "../../../extension/shared/identity.ts";
import { outcomeSentence, recipientLines } from "../../../extension/ui/history/outcome-words.ts";
import { sentPing } from "../support/pings.ts";

const former = "Ana.maaaaaaaaa.aaaaaaaa";
const removed = new Set(["maaaaaaaaa"]);
const to = "Ana.maaaaaaaaa";

test("what waits for somebody who was removed expires, says why, and goes to nobody who gets the name later", () => {
  const [ping] = expireRemoved([sentPing(1, { [former]: "pending" }, { to })], removed, 7);
  expect(ping?.recipients).toEqual([{ identity: former, outcome: "expired", removed: true, at: 7 }]);
  if (!ping) return;
  const now = ping.expiresAt - 1;
  expect(addRecipientDevice([ping], { identity: "Ana.mbbbbbbbbb.bbbbbbbb", room: ping.room, now })).toEqual([
    ping,
  ]);
  const sentence = "Not delivered to Ana: not in the team any more";
  expect(outcomeSentence(ping, [], "both", nameOf)).toBe(sentence);
  expect(recipientLines(ping, 0, nameOf)).toEqual(["Ana: not in the team any more"]);
});

test("what arrived there stays, as does what waits for others", () => {
  const seen = sentPing(1, { [former]: "seen", "Bo.mbbbbbbbbb.bbbbbbbb": "pending" });
  const pings = [seen, sentPing(2, { "Ana.mccccccccc.aaaaaaaa": "pending" })];
  expect(expireRemoved(pings, removed, 7)).toBe(pings);
  const [both] = expireRemoved([sentPing(3, { [former]: "pending", Bo: "expired" })], removed, 7);
  expect(both && outcomeSentence(both, [], "both", nameOf)).toBe(
    "Not delivered to Ana: not in the team any more. Expired for Bo",
  );
});
