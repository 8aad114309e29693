import { describe, expect, test } from "vitest";
import { doubtAbout, type Press } from "../../../extension/popup/asking.ts";
import type { SentPing } from "../../../extension/shared/ping-schema.ts";
import { idOf, sentPing } from "../support/pings.ts";

const room = "company";
const toAna = sentPing(1, {}, { to: "Ana", text: "Lunch?", room });
const press: Press = { draft: { text: "Lunch?", room }, edited: false, to: "Ana", room, byKey: true };
const doubt = (more: Partial<Press>, ...outbox: SentPing[]) => doubtAbout({ ...press, ...more }, outbox);

describe("a text that lay in the field", () => {
  test("is left over unless it has gone to the same before", () => {
    expect(doubt({})).toBe("left-over");
    expect(doubt({ draft: { text: " Lunch? ", room } }, toAna)).toBeUndefined();
    expect(doubt({ draft: { text: "Lunch!", room } }, toAna)).toBe("left-over");
    expect(doubt({ to: "Bo" }, toAna)).toBe("left-over");
    expect(doubt({ to: null }, toAna)).toBe("left-over");
  });

  test("is left over although it has gone to those of the same name elsewhere", () => {
    expect(doubt({}, { ...toAna, room: "leads" })).toBe("left-over");
    expect(doubt({}, { ...toAna, former: true })).toBe("left-over");
    expect(doubt({ draft: { text: "Lunch?" } }, { ...toAna, room: "leads" })).toBe("left-over");
  });

  test("is left over although the same was answered", () => {
    expect(doubt({}, { ...toAna, re: idOf(2) })).toBe("left-over");
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
    expect(doubt({ draft }, toAna)).toBe("elsewhere");
  });

  test("is asked about before a hand sends it to everyone, and goes to whom it presses", () => {
    expect(doubt({ draft, byKey: false, to: null })).toBe("elsewhere");
    expect(doubt({ draft, byKey: false })).toBeUndefined();
  });
});

test("what is typed just now goes out at once, and so does nothing", () => {
  expect(doubt({ edited: true, to: null })).toBeUndefined();
  expect(doubt({ draft: { text: "  ", room: "leads" } })).toBeUndefined();
});
