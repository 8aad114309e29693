import fc from "fast-check";
import { expect, it } from "vitest";
import { createRevisionClock } from "../../../token-service/embedded-rooms/room/ids.ts";

it("follows the wall clock", () => {
  expect(createRevisionClock(0, () => 1_700_000_000_000)()).toBe(1_700_000_000_000);
});

it("rises with every revision, whatever the wall clock does, and from above an earlier run", () => {
  fc.assert(
    fc.property(fc.nat(2 ** 40), fc.array(fc.nat(2 ** 41), { minLength: 1 }), (after, times) => {
      let time = 0;
      const next = createRevisionClock(after, () => time);
      let last = after;
      for (time of times) {
        const revision = next();
        expect(revision).toBeGreaterThan(last);
        last = revision;
      }
    }),
  );
});
