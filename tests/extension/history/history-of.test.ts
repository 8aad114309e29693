import { expect, test } from "vitest";
import { historyOf } from "../../../extension/shared/history/history-of.ts";
import type { ReceivedPing, SentPing } from "../../../extension/shared/ping.ts";

const received = (id: string, receivedAt: number) => ({ id, sentAt: 0, receivedAt }) as ReceivedPing;
const sent = (id: string, sentAt: number) => ({ id, sentAt }) as SentPing;

test("received and sent pings stand in one list, newest first, received ones by their arrival", () => {
  const history = historyOf([received("late", 40), received("early", 10)], [sent("middle", 20)]);
  expect(history.map(({ ping }) => ping.id)).toEqual(["late", "middle", "early"]);
});
