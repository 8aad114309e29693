import * as v from "valibot";
import { expect, test } from "vitest";
import { recordOf } from "../../extension/shared/stored-shape-schema.ts";

const numbers = recordOf(v.number());

test("an entry of the wrong shape costs itself and no other", () => {
  expect(v.parse(numbers, { ops: 1, lab: "two", tea: 3 })).toEqual({ ops: 1, tea: 3 });
});

test.each([[[1, 2]], [null], ["ops"], [undefined]])("%o is no record", (raw) => {
  expect(v.is(numbers, raw)).toBe(false);
});
