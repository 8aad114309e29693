import { expect, test } from "vitest";
import { outcomeSentence } from "../../extension/popup/outcome-sentence.ts";
import type { Outcome } from "../../extension/shared/ping.ts";
import { sentPing } from "./support/pings.ts";

test.each<[Record<string, Outcome>, string[], string]>([
  [{ Ana: "pending" }, ["Ana"], "Sending…"],
  [{ Ana: "pending" }, [], "Waiting for Ana to come online"],
  [{ Ana: "pending", Bo: "pending" }, ["Ana"], "Waiting for Bo to come online"],
  [{ Ana: "delivered" }, [], "Delivered"],
  [{ Ana: "delivered", Bo: "seen" }, [], "Delivered to all 2"],
  [{ Ana: "delivered", Bo: "pending" }, ["Bo"], "Delivered to 1 of 2. Sending…"],
  [
    { Ana: "delivered", Bo: "seen", Cleo: "pending" },
    [],
    "Delivered to 2 of 3. Waiting for Cleo to come online",
  ],
  [{ Ana: "delivered", Bo: "expired" }, [], "Delivered to 1 of 2. Expired for Bo"],
  [{ Ana: "expired" }, ["Ana"], "Expired: they were not online in time"],
  [{ Ana: "expired", Bo: "expired" }, [], "Expired for Ana, Bo"],
  [{ Ana: "seen" }, [], "Seen"],
  [{ Ana: "seen", Bo: "seen" }, [], "Seen by all"],
])("%j with %j in the room reads %j", (outcomes, participants, sentence) => {
  expect(outcomeSentence(sentPing(1, outcomes), participants)).toBe(sentence);
});
