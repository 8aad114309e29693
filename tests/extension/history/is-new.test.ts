import { expect, test } from "vitest";
import type { ReceivedPing } from "../../../extension/shared/ping-schema.ts";
import { historyOf, isNew } from "../../../extension/ui/history/history-entries.ts";
import { receivedPing, sentAt, sentPing } from "../support/pings.ts";

const openedAt = sentAt + 1_000;
const [before, since] = [openedAt - 1, openedAt + 1];

test.each<[string, Partial<ReceivedPing>, boolean]>([
  ["nobody has seen", {}, true],
  ["was seen before the page was opened", { seenAt: before }, false],
  ["was seen on the page", { seenAt: since }, true],
  ["is urgent and waits for an answer", { seenAt: before, priority: "urgent" }, true],
  ["was urgent and was answered before", { seenAt: before, answeredAt: before, priority: "urgent" }, false],
  [
    "was urgent and was answered on the page",
    { seenAt: before, answeredAt: since, priority: "urgent" },
    true,
  ],
  ["was answered on the page and was old already", { seenAt: before, answeredAt: since }, false],
])("a ping that %s: %j is new: %s", (_what, more, expected) => {
  const [entry] = historyOf([receivedPing(1, more)], []);
  expect(entry && isNew(entry, openedAt, "both")).toBe(expected);
});

test("what one has sent oneself is news to nobody", () => {
  const entries = historyOf([], [sentPing(1_001, {}), sentPing(999, {})]);
  expect(entries.map((entry) => isNew(entry, openedAt, "both"))).toEqual([false, false]);
});
