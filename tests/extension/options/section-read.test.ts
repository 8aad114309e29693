import { expect, test } from "vitest";
import { type SectionPlace, sectionRead } from "../../../extension/options/sections.tsx";

const places = (...tops: number[]): SectionPlace[] =>
  (["account", "rooms", "pings", "about"] as const).map((id, n) => ({ id, top: tops[n] ?? 0 }));

test("the section that has come up to the top last is the one that is read", () => {
  expect(sectionRead(places(-300, 100, 500, 900), false, "")).toBe("rooms");
});

test("before any has, it is the first", () => {
  expect(sectionRead(places(150, 500, 900, 1_300), false, "")).toBe("account");
});

test("at the end of the page it is the last, although it cannot come up so far", () => {
  expect(sectionRead(places(-900, -300, 300, 600), true, "")).toBe("about");
});

test.each([0, 8, 300])(
  "or the one that a link led to, where that is in sight: %i pixels below the top",
  (top) => {
    expect(sectionRead(places(-900, -300, top, 600), true, "pings")).toBe("pings");
  },
);

test("a section that was asked for and has been left is not", () => {
  expect(sectionRead(places(-900, -300, 300, 600), true, "rooms")).toBe("about");
});
