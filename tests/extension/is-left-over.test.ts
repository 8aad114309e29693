import { expect, test } from "vitest";
import { isLeftOver } from "../../extension/popup/is-left-over.ts";
import { idOf, sentPing } from "./support/pings.ts";

const toAna = sentPing(1, {}, { to: "Ana", text: "Lunch?" });
const ana = { to: "Ana" };

test("a text that lay in the field is left over unless it has gone to the same before", () => {
  expect(isLeftOver("Lunch?", false, ana, [])).toBe(true);
  expect(isLeftOver(" Lunch? ", false, ana, [toAna])).toBe(false);
  expect(isLeftOver("Lunch!", false, ana, [toAna])).toBe(true);
  expect(isLeftOver("Lunch?", false, { to: "Bo" }, [toAna])).toBe(true);
  expect(isLeftOver("Lunch?", false, { to: null }, [toAna])).toBe(true);
});

test("an answer of the same words does not count", () => {
  expect(isLeftOver("Lunch?", false, ana, [{ ...toAna, re: idOf(2) }])).toBe(true);
});

test("what is typed just now is not left over, nor is nothing", () => {
  expect(isLeftOver("Lunch?", true, ana, [])).toBe(false);
  expect(isLeftOver("  ", false, ana, [])).toBe(false);
});
