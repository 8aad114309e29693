import fc from "fast-check";
import { expect, test } from "vitest";
import {
  isTimeToRejoin,
  quietEnoughMs,
  type RejoinSituation,
  rejoinWindow,
} from "../../../extension/core/rooms/plan-rejoin.ts";

const anyLuck = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const anyLimit = fc.integer({ min: 600_000, max: 86_400_000 });
const anySituation: fc.Arbitrary<RejoinSituation> = fc.record({
  limitMs: anyLimit,
  elapsedMs: fc.integer({ min: 0, max: 90_000_000 }),
  luck: anyLuck,
  quietMs: fc.integer({ min: 0, max: 60_000 }),
  busy: fc.boolean(),
});

test("a stay is long, and over before its limit with time to spare for a join", () => {
  fc.assert(
    fc.property(anyLimit, anyLuck, (limitMs, luck) => {
      const { opens, closes } = rejoinWindow({ limitMs, luck });
      expect(opens).toBeGreaterThanOrEqual(limitMs * 0.75);
      expect(opens).toBeLessThan(closes);
      expect(limitMs - closes).toBeGreaterThanOrEqual(15_000);
    }),
  );
});

test("never before the window, always after it", () => {
  fc.assert(
    fc.property(anySituation, (any) => {
      const { opens, closes } = rejoinWindow(any);
      if (any.elapsedMs < opens) expect(isTimeToRejoin(any)).toBe(false);
      if (any.elapsedMs >= closes) expect(isTimeToRejoin(any)).toBe(true);
    }),
  );
});

test("within the window at a quiet moment, and only then", () => {
  fc.assert(
    fc.property(anySituation, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (any, part) => {
      const { opens, closes } = rejoinWindow(any);
      const elapsedMs = opens + part * (closes - opens);
      expect(isTimeToRejoin({ ...any, elapsedMs })).toBe(!any.busy && any.quietMs >= quietEnoughMs);
    }),
  );
});

test("without a limit it never is time", () => {
  fc.assert(
    fc.property(anySituation, (any) => {
      expect(isTimeToRejoin({ ...any, limitMs: Number.POSITIVE_INFINITY })).toBe(false);
    }),
  );
});

test("a team of fifty that joined at once is spread over many minutes of a stay of four hours", () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyLuck, { minLength: 50, maxLength: 50 }), (lucks) => {
      const opens = lucks.map((luck) => rejoinWindow({ limitMs: 14_400_000, luck }).opens);
      const expected = (Math.max(...lucks) - Math.min(...lucks)) * 36 * 60_000;
      expect(Math.max(...opens) - Math.min(...opens)).toBeCloseTo(expected, 0);
    }),
  );
});
