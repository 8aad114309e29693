import { expect, test, vi } from "vitest";
import { presenceOf } from "../../extension/background/presence-of.ts";
import { ownPresence } from "../../extension/offscreen/own-presence.ts";

test.each([
  ["active", "here"],
  ["idle", "away"],
  ["locked", "away"],
] as const)("a browser that is %s means %s", (state, presence) => {
  expect(presenceOf(state)).toBe(presence);
});

test("tells of changes only, since the background repeats itself", () => {
  const onChange = vi.fn();
  const presence = ownPresence(onChange);
  for (const said of ["here", "away", "away", "here", "here"] as const) presence.set(said);
  expect(onChange.mock.calls).toEqual([
    ["away", "here"],
    ["here", "away"],
  ]);
  expect(presence.now()).toBe("here");
});
