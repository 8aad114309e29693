import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ExtensionBrowser, launchExtension } from "../support/launch-extension.ts";
import { picturedPage } from "../support/pictures/pictured-page.ts";
import { states } from "../support/pictures/states.ts";
import { userPages } from "./support/user-pages.ts";

let extension: ExtensionBrowser;

beforeAll(async () => {
  extension = await launchExtension();
});

afterAll(() => extension?.close());

/** The words that reach over the edge of the page, or of a box that neither scrolls nor ends them in an ellipsis. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const isMeant = (element: Element): boolean => {
      const { overflowX, textOverflow, clipPath } = getComputedStyle(element);
      const isUnseen = clipPath === "inset(50%)"; // For screen readers only.
      return isUnseen || textOverflow === "ellipsis" || /auto|scroll/.test(overflowX);
    };
    const isCut = (element: Element): boolean => {
      const range = document.createRange(); // Of its own words: what is within may end in an ellipsis.
      const words = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
      const places = words.map((node) => {
        range.selectNodeContents(node);
        return range.getBoundingClientRect();
      });
      const left = Math.min(...places.map((place) => place.left));
      const right = Math.max(...places.map((place) => place.right));
      for (let box: Element | null = element; box; box = box.parentElement) {
        if (isMeant(box)) return false;
        const edge = box.getBoundingClientRect();
        const isEdge = box === document.documentElement || getComputedStyle(box).overflowX !== "visible";
        if (isEdge && (left < edge.left - 1 || right > edge.right + 1)) return true;
      }
      return false;
    };
    const withWords = [...document.body.querySelectorAll("*")].filter((element) =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
    );
    return withWords
      .filter((element) => element.checkVisibility() && isCut(element))
      .map(({ outerHTML }) => outerHTML);
  });

/** At 200 % zoom a popup has 400 × 300 CSS pixels at most, of which this one takes 360; a window of 1280 has half of it. */
const zoomed: Record<string, { width: number; height: number }> = { popup: { width: 360, height: 300 } };
const halfWindow = { width: 640, height: 400 };
// WCAG 2.2, 1.4.10.
const narrow = { width: 320, height: 256 };

describe.each(userPages)("%s", (name) => {
  test.each(Object.keys(states))("cuts nothing off at twice the size: %s", async (state) => {
    const page = await picturedPage(extension, name, states[state]?.() ?? {});
    for (const direction of ["ltr", "rtl"]) {
      await page.evaluate((dir) => Object.assign(document.documentElement, { dir }), direction);
      for (const size of name === "popup" ? [zoomed.popup ?? narrow] : [halfWindow, narrow]) {
        await page.setViewport({ ...size, deviceScaleFactor: 2 });
        expect(await cutOff(page), `${direction}, ${size.width}`).toEqual([]);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width, `${direction}, ${size.width}`).toBeLessThanOrEqual(size.width);
      }
    }
    await page.close();
  });

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
