import { expect, it } from "vitest";
import { createTokenBucket } from "../../../token-service/base/token-bucket.ts";

it("allows a burst, then what has come back since", () => {
  let now = 0;
  const { spend } = createTokenBucket(3, 10, () => now);
  expect([1, 1, 1, 1].map(spend)).toEqual([true, true, true, false]);
  now = 200;
  expect([1, 1].map(spend)).toEqual([true, false]);
});

it("lets who spent too much wait until all of it has come back", () => {
  let now = 0;
  const { spend, isSpent } = createTokenBucket(10, 1, () => now);
  spend(15);
  expect(isSpent()).toBe(true);
  now = 4_900;
  expect(isSpent()).toBe(true);
  now = 5_100;
  expect(isSpent()).toBe(false);
});

it("never holds more than the burst, and tells when it does", () => {
  let now = 0;
  const { spend, isFull } = createTokenBucket(2, 1, () => now);
  expect(isFull()).toBe(true);
  spend(1);
  expect(isFull()).toBe(false);
  now = 60_000;
  expect(isFull()).toBe(true);
  expect([1, 1, 1].map(spend)).toEqual([true, true, false]);
});
