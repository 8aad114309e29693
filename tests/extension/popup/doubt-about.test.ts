import { describe, expect, test } from "vitest";
import { doubtAbout, type Press } from "../../../extension/popup/asking.ts";

const room = "company";
const press: Press = { draft: { text: "Lunch?", room }, edited: false, to: "Ana", room, byKey: true };
const doubt = (more: Partial<Press>) => doubtAbout({ ...press, ...more });

describe("a text that lay in the field", () => {
  test("is left over, whomever a key would send it to", () => {
    expect(doubt({})).toBe("left-over");
    expect(doubt({ to: "Bo" })).toBe("left-over");
    expect(doubt({ to: null })).toBe("left-over");
  });

  test("goes to whom a hand presses", () => {
    expect(doubt({ byKey: false, to: null })).toBeUndefined();
  });
});

describe("a text of another room", () => {
  const draft = { text: "Lunch?", room: "leads" };

  test("is asked about, whether it was typed just now or lay in the field", () => {
    expect(doubt({ draft })).toBe("elsewhere");
    expect(doubt({ draft, edited: true })).toBe("elsewhere");
  });

  test("is asked about before a hand sends it to everyone, and goes to whom it presses", () => {
    expect(doubt({ draft, byKey: false, to: null })).toBe("elsewhere");
    expect(doubt({ draft, byKey: false })).toBeUndefined();
  });
});

test("what is typed just now goes out at once, and so does a ping without words to one person", () => {
  expect(doubt({ edited: true, to: null })).toBeUndefined();
  expect(doubt({ draft: { text: "  ", room: "leads" } })).toBeUndefined();
});

test("a ping without words goes to everyone only when it was pressed twice, by hand too", () => {
  expect(doubt({ draft: { text: "  ", room }, to: null })).toBe("wordless");
  expect(doubt({ draft: { text: "" }, to: null, byKey: false })).toBe("wordless");
});
