import { expect, test } from "vitest";
import { louderNotifications } from "./louder-notifications.ts";

const shown = (id: string, silent: boolean) => ({
  kind: "notification" as const,
  id,
  options: { type: "basic" as const, iconUrl: "", title: "", message: "", silent },
});

test("what comes with a sound after it came in silence is no new notification, and that once", () => {
  const isLouder = louderNotifications();
  const shownInOrder = [shown("a", true), shown("b", false), shown("a", false), shown("a", false)];
  expect(shownInOrder.map(isLouder)).toEqual([false, false, true, false]);
});

test("what comes twice in silence is a second one", () => {
  const isLouder = louderNotifications();
  expect([shown("a", true), shown("a", true)].map(isLouder)).toEqual([false, false]);
});
