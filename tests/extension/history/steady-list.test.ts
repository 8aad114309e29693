import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { steadyList } from "../../../extension/history/steady-signals.ts";
import { pingKey } from "../../../extension/shared/ping.ts";

import { receivedPing } from "../support/pings.ts";

test("a list that is read anew keeps the objects of what has not changed, and no others", () => {
  const stored = signal([receivedPing(2), receivedPing(1)]);
  const steady = steadyList(stored, pingKey);
  const [two, one] = steady.value;
  stored.value = [receivedPing(3), receivedPing(2), receivedPing(1, { seenAt: 5 })];
  const [, twoAgain, oneAgain] = steady.value;
  expect(twoAgain).toBe(two);
  expect(oneAgain).not.toBe(one);
  expect(oneAgain).toMatchObject({ seenAt: 5 });
});
