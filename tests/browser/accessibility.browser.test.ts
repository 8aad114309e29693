import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ExtensionBrowser, launchExtension } from "../support/launch-extension.ts";
import { picturedPage } from "../support/pictures/pictured-page.ts";
import { states } from "../support/pictures/states.ts";
import { startTokenService } from "../support/token-service-process.ts";
import { axeFinds } from "./support/axe.ts";
import { excess, overEdge } from "./support/fits.ts";
import { userPages } from "./support/user-pages.ts";

let extension: ExtensionBrowser;

beforeAll(async () => {
  extension = await launchExtension();
});

afterAll(() => extension?.close());

/** At 200 % zoom a popup has 400 × 300 CSS pixels at most, of which this one takes 360; a window of 1280 has half of it. */
const zoomed = { width: 360, height: 300 };
const halfWindow = { width: 640, height: 400 };
// WCAG 2.2, 1.4.10.
const narrow = { width: 320, height: 256 };

/** What of a page cannot be read at twice the size, whichever way its language is written. */
const cutAtTwice = async (page: Page, name: string): Promise<string[]> => {
  const problems: string[] = [];
  for (const direction of ["ltr", "rtl"]) {
    await page.evaluate((dir) => Object.assign(document.documentElement, { dir }), direction);
    for (const size of name === "popup" ? [zoomed] : [halfWindow, narrow]) {
      await page.setViewport({ ...size, deviceScaleFactor: 2 });
      const { width } = await excess(page);
      const found = [...(await overEdge(page)), ...(width > 0 ? [`${width} pixels too wide`] : [])];
      problems.push(...found.map((problem) => `${direction}, ${size.width}: ${problem}`));
    }
  }
  return problems;
};

describe.each(userPages)("%s", (name) => {
  const looked = new Set<string>();
  let tab: Page | undefined;

  afterAll(() => tab?.close());

  test.each(Object.entries(states))(
    "axe finds nothing in it, and nothing is cut off at twice the size: %s",
    async (_state, stored) => {
      tab = await picturedPage(extension, name, stored(), tab);
      await tab.setViewport(null);
      const drawn = await tab.evaluate(() => document.body.innerHTML);
      // Not every page looks different in each state.
      if (looked.has(drawn)) return;
      looked.add(drawn);
      expect(await axeFinds(tab)).toEqual([]);
      expect(await cutAtTwice(tab, name)).toEqual([]);
    },
  );

  test("moves nothing for those who want no motion", async () => {
    const page = await picturedPage(extension, name, states.connected?.() ?? {});
    await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
    const longest = await page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement("i"));
      // What any rule might say, and no rule of ours can say louder.
      Object.assign(probe.style, { animation: "5s spin infinite", transition: "all 5s" });
      const styles = [probe, ...document.querySelectorAll("*")].flatMap((element) =>
        ["", "::before", "::after"].map((part) => getComputedStyle(element, part)),
      );
      const seconds = styles.flatMap(({ animationDuration, transitionDuration }) =>
        `${animationDuration},${transitionDuration}`.split(",").map(Number.parseFloat),
      );
      return Math.max(...seconds);
    });
    expect(longest).toBeLessThanOrEqual(0.01);
    await page.close();
  });
});

test.each(["/", "/join"])("axe finds nothing in the service's page %s", async (path) => {
  const service = await startTokenService();
  const page = await extension.browser.newPage();
  await page.goto(`${service.url}${path}`);
  expect(await axeFinds(page)).toEqual([]);
  await page.close();
  await service.stop();
});
