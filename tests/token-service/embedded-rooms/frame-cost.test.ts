import { expect, it } from "vitest";
import { frameCost } from "../../../token-service/embedded-rooms/room-limits.ts";

it("counts a frame as one, and as one more for every 4 kB", () => {
  expect([0, 4_096, 8 * 4_096].map(frameCost)).toEqual([1, 2, 9]);
});
