// Looks at the options page in windows of several widths, in both languages, and finds what a person would see at once.
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { defaultSettings } from "../../extension/shared/settings-schema.ts";
import { browserIn, type LanguageOptions } from "../support/browser-in.ts";
import { type ExtensionBrowser, launchExtension } from "../support/launch-extension.ts";
import { changeTold, picturedPage, type Told } from "../support/pictures/pictured-page.ts";
import { states } from "../support/pictures/states.ts";
import { cut, excess, overlapping } from "./support/fits.ts";

const widths = [360, 700, 1200];

const serviceUrl = "https://ping.example";
const settings = { ...defaultSettings, serviceUrl, name: "Ana Lima" };
const onTwilio = { serviceUrl, engine: "twilio", toldAt: Date.now(), tokenExpiresAt: 0 } as const;

const shownStates: [string, () => Told][] = [
  ...[
    "first-run",
    "many-pings",
    "long-names",
    "hours",
    "several-rooms",
    "storage-problems",
    "test-ping-unseen",
  ].map((name): [string, () => Told] => [name, () => states[name]?.() ?? {}]),
  [
    "on Twilio",
    () => ({
      values: {
        settings,
        knownEngine: { ...onTwilio, usage: { participantMinutes: 19_000, budget: 20_000 } },
      },
    }),
  ],
];

/** How long the page is, and where its sections begin. */
const layoutOf = (page: Page) =>
  page.evaluate(() => [
    document.documentElement.scrollHeight,
    ...[...document.querySelectorAll("section")].map((part) => part.getBoundingClientRect().top),
  ]);

const currentLink = (page: Page) =>
  page.$$eval("nav [aria-current]", (links) => links.map((link) => link.textContent));

describe.each(["en", "de"])("in a browser that speaks %s", (language) => {
  let options: LanguageOptions;
  let extension: ExtensionBrowser;

  beforeAll(async () => {
    options = await browserIn(language);
    extension = await launchExtension(options);
  });

  afterAll(async () => {
    await extension?.close();
    await options?.remove();
  });

  test.each(shownStates)("everything is read whole, and nothing overlaps: %s", async (_, told) => {
    const page = await picturedPage(extension, "options", told());
    for (const width of widths) {
      await page.setViewport({ width, height: 900 });
      expect(await cut(page, { within: "#options", except: "select, input" }), `${width}`).toEqual([]);
      expect(await overlapping(page, { within: "#options", except: "option" }), `${width}`).toEqual([]);
      expect((await excess(page)).width, `${width}`).toBe(0);
    }
    await page.close();
  });

  test("all that explains something has one size", async () => {
    const page = await picturedPage(extension, "options", states["several-rooms"]?.() ?? {});
    const sizes = await page.$$eval("main :is(small, .hint)", (hints) =>
      hints.map((hint) => getComputedStyle(hint).fontSize),
    );
    expect(new Set(sizes).size).toBe(1);
    await page.close();
  });

  test("the hint on joining a room is as wide as the row above it", async () => {
    const page = await picturedPage(extension, "options", { values: { settings } });
    await page.setViewport({ width: 1200, height: 900 });
    const [row, hint, field] = await page.evaluate(() =>
      ["", " small", " input"].map(
        (part) => document.querySelector(`.join-room${part}`)?.getBoundingClientRect().width ?? 0,
      ),
    );
    expect(hint).toBe(row);
    expect(field).toBeLessThan(row ?? 0);
    await page.close();
  });
});

describe("the sections", () => {
  let extension: ExtensionBrowser;
  let page: Page;

  beforeAll(async () => {
    extension = await launchExtension();
    page = await picturedPage(extension, "options", { values: { settings } });
    await page.setViewport({ width: 1200, height: 700 });
    await page.bringToFront();
  });

  afterAll(() => extension?.close());

  test("are what the links lead to, by their headings, with the keyboard alone", async () => {
    const [links, headings] = await page.evaluate(() =>
      ["nav a", "section > h2"].map((all) =>
        [...document.querySelectorAll(all)].map(({ textContent }) => textContent),
      ),
    );
    expect(links).toEqual(headings);
    for (const [n, heading] of (headings ?? []).entries()) {
      await page.focus(`nav li:nth-child(${n + 1}) a`);
      await page.keyboard.press("Enter");
      await expect.poll(() => currentLink(page)).toEqual([heading]);
      const { top, bottom } = await page.$eval(":target > h2", (h2) => h2.getBoundingClientRect().toJSON());
      expect(top).toBeGreaterThanOrEqual(0);
      expect(bottom).toBeLessThan(700);
    }
  });

  test("are marked as one scrolls through them, beside which the links stay", async () => {
    await page.evaluate(() => scrollTo(0, 0));
    await expect.poll(() => currentLink(page)).toEqual(["You and the service"]);
    await page.evaluate(() => document.querySelector("#quiet")?.scrollIntoView());
    await expect.poll(() => currentLink(page)).toEqual(["Do not disturb"]);
    const { top, bottom } = await page.$eval("nav", (nav) => nav.getBoundingClientRect().toJSON());
    expect(top).toBeGreaterThanOrEqual(0);
    expect(bottom).toBeLessThanOrEqual(700);
  });

  test("have links in the extension's own colour", async () => {
    const [link, accent] = await page.evaluate(() => {
      const { color } = getComputedStyle(document.querySelector("#about a") as Element);
      const probe = document.createElement("i");
      probe.style.color = "var(--accent)";
      document.body.append(probe);
      const own = getComputedStyle(probe).color;
      probe.remove();
      return [color, own];
    });
    expect(link).toBe(accent);
  });
});

describe("what costs", () => {
  let extension: ExtensionBrowser;

  beforeAll(async () => {
    extension = await launchExtension();
  });

  afterAll(() => extension?.close());

  const opened = async (values: NonNullable<Told["values"]>) => {
    const page = await picturedPage(extension, "options", { values });
    await page.setViewport({ width: 1200, height: 900 });
    await page.bringToFront();
    return page;
  };
  const leaves = (page: Page) => page.$("select[name=leaveWhenAway]");

  test("is not spoken of where nothing does, and working hours are", async () => {
    const page = await opened({ settings, knownEngine: { ...onTwilio, engine: "embedded" } });
    expect(await leaves(page)).toBeNull();
    expect(await page.$("#usage")).toBeNull();
    expect(await page.$("#connected .add")).not.toBeNull();
    await page.close();
  });

  test("can be switched off again where it was switched on without need", async () => {
    const page = await opened({
      settings: { ...settings, leaveWhenAway: "always" },
      knownEngine: { ...onTwilio, engine: "embedded" },
    });
    expect(await leaves(page)).not.toBeNull();
    expect(await page.$("#usage")).toBeNull();
    await page.close();
  });

  test("moves nothing that is in sight as it becomes known", async () => {
    const page = await opened({ settings });
    await page.evaluate(() => document.querySelector("#connected")?.scrollIntoView());
    const before = await layoutOf(page);
    await changeTold(page, { knownEngine: onTwilio });
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    expect(await layoutOf(page)).toEqual(before);
    await page.evaluate(() => scrollTo(0, 0));
    expect(await page.waitForSelector("select[name=leaveWhenAway]")).not.toBeNull();
    await page.close();
  });
});
