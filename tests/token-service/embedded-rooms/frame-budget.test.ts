import { expect, it } from "vitest";
import { createFrameBudget } from "../../../token-service/embedded-rooms/signaling/frame-budget.ts";

it("allows a burst, then what has been earned since", () => {
  let now = 0;
  const { take } = createFrameBudget(3, 10, () => now);
  expect([take(0), take(0), take(0), take(0)]).toEqual([true, true, true, false]);
  now = 200;
  expect([take(0), take(0)]).toEqual([true, false]);
});

it("charges a large frame as several", () => {
  const { take } = createFrameBudget(10, 1, () => 0);
  expect(take(8 * 4096)).toBe(true);
  expect(take(4096)).toBe(false);
});

it("makes a client pay for what others are sent because of it", () => {
  const { take, charge } = createFrameBudget(10, 1, () => 0);
  charge(9);
  expect([take(0), take(0)]).toEqual([true, false]);
});
