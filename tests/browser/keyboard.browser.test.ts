import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ExtensionBrowser, launchExtension } from "../support/launch-extension.ts";
import { picturedPage } from "../support/pictures/pictured-page.ts";
import { states } from "../support/pictures/states.ts";
import { focusWalk, isAhead } from "./support/focus-walk.ts";
import { userPages } from "./support/user-pages.ts";

let extension: ExtensionBrowser;

beforeAll(async () => {
  extension = await launchExtension();
});

afterAll(() => extension?.close());

describe.each(userPages)("%s", (name) => {
  test.each(["first-run", "connected", "several-rooms", "given-up"])(
    "Tab goes where one reads, and one sees where it is: %s",
    async (state) => {
      const page = await picturedPage(extension, name, states[state]?.() ?? {});
      const stops = await focusWalk(page);
      const hasSome = (await page.$("a[href], button, input, select, textarea")) !== null; // An empty list has none.
      expect(stops.length > 0).toBe(hasSome);
      expect(stops.filter(({ isSeen }) => !isSeen)).toEqual([]);
      const jumps = stops.flatMap((stop, place) => {
        const next = stops[place + 1];
        return next && !isAhead(stop, next) ? [`${stop.what} → ${next.what}`] : [];
      });
      expect(jumps.length, `${jumps}`).toBeLessThanOrEqual(1); // From the end back to the start.
      await page.close();
    },
  );
});
