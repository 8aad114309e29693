import { expect, test } from "vitest";
import { historyOf } from "../../../extension/ui/history/history-entries.ts";
import { receivedPing, sentAt, sentPing } from "../support/pings.ts";

test("received and sent pings stand in one list, newest first, received ones by their arrival", () => {
  const late = receivedPing(1, { receivedAt: sentAt + 40 });
  const early = receivedPing(2, { receivedAt: sentAt + 10 });
  const history = historyOf([late, early], [sentPing(20, {})]);
  expect(history.map(({ ping }) => ping.text)).toEqual(["ping 1", "ping 20", "ping 2"]);
});

test("two pings with one id are two entries, since a sender chooses it", () => {
  const history = historyOf([receivedPing(1), receivedPing(1, { from: "Mallory" })], [sentPing(1, {})]);
  expect(new Set(history.map(({ key }) => key)).size).toBe(3);
});
