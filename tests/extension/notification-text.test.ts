import { expect, test } from "vitest";
import { notificationText } from "../../extension/shared/shown-text.ts";

test("leaves ordinary text alone", () => {
  expect(notificationText("1 < 2, really? Yes & no. مرحبا 👋🏽")).toBe("1 < 2, really? Yes & no. مرحبا 👋🏽");
});

test("makes a would-be tag plain text for daemons that read markup, and looks the same", () => {
  const text = notificationText('<b>bold</b><img src="x">');
  expect(text).not.toMatch(/<[a-z/]/);
  expect(text.replaceAll("\u2060", "")).toBe('<b>bold</b><img src="x">');
});

test("turns control characters and direction overrides into spaces", () => {
  expect(notificationText("a\u0000b\nc\u202ed")).toBe("a b c d");
});
