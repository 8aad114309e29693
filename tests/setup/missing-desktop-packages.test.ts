import { expect, test } from "vitest";
import { missingDesktopPackages } from "./missing-desktop-packages.ts";

test("needs nothing where every program is there", () => {
  expect(missingDesktopPackages(() => true)).toEqual([]);
});

test("names each package once, however many of its programs are missing", () => {
  expect(missingDesktopPackages((name) => name.startsWith("dbus"))).toEqual(["xvfb", "dunst", "xdotool"]);
});
