import { expect, test } from "vitest";
import { outcomeSentence, patienceMs } from "../../extension/popup/outcome-sentence.ts";
import type { Outcome, SentPing } from "../../extension/shared/ping.ts";

const sentAt = 1_700_000_000_000;
const soon = sentAt + 100;
const late = sentAt + patienceMs;

const sent = (outcomes: Record<string, Outcome>, to: string | null = null): SentPing => ({
  id: "0199aa00-0000-7000-8000-000000000001",
  to,
  text: "",
  sentAt,
  recipients: Object.entries(outcomes).map(([identity, outcome]) => ({ identity, outcome })),
});

test.each<[Record<string, Outcome>, number, string]>([
  [{}, late, "Nobody else was here"],
  [{ Ana: "sending" }, soon, "Sending…"],
  [{ Ana: "sending" }, late, "No answer from Ana"],
  [{ Ana: "offline" }, soon, "Ana was offline"],
  [{ Ana: "delivered" }, soon, "Delivered"],
  [{ Ana: "delivered", Bo: "seen" }, soon, "Delivered to all 2"],
  [{ Ana: "delivered", Bo: "sending" }, soon, "Sending…"],
  [{ Ana: "delivered", Bo: "sending" }, late, "Delivered to 1 of 2, not to Bo"],
  [{ Ana: "seen" }, soon, "Seen"],
  [{ Ana: "seen", Bo: "seen" }, late, "Seen by all"],
])("%j reads as it is", (outcomes, now, sentence) => {
  expect(outcomeSentence(sent(outcomes), now)).toBe(sentence);
});
