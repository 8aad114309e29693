import type { Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { launchPageBrowser, type PageBrowser } from "../support/launch-page-browser.ts";
import { screenshot } from "../support/screenshot.ts";
import { startTokenService, type TokenServiceProcess } from "../support/token-service-process.ts";

const secret = "Ns7xYk2Qp0aBcDeFgHi_-w";

let service: TokenServiceProcess;
let browser: PageBrowser;
let page: Page;
let requests: string[];
let errors: string[];

beforeAll(async () => {
  service = await startTokenService({ env: { ALLOW_GUESTS: "false" } });
  browser = await launchPageBrowser(service.url);
});

afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

beforeEach(async () => {
  page = await browser.browser.newPage();
  requests = [];
  errors = [];
  page.on("request", (request) => {
    // The page's own address has the fragment in this record, and in none that is sent.
    const { hash } = new URL(request.url());
    requests.push(JSON.stringify([request.url().replace(hash, ""), request.headers(), request.postData()]));
  });
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(String(error)));
});

afterEach(async () => {
  await page.close();
  expect(errors).toEqual([]);
});

const invite = () => `${service.url}/join#${secret}`;

const heading = () => page.$eval("h1", (h1) => (h1 as HTMLElement).innerText.trim());

const copied = () => page.evaluate(() => navigator.clipboard.readText());

const allowClipboard = () =>
  browser.browser
    .defaultBrowserContext()
    .overridePermissions(service.url, ["clipboard-read", "clipboard-write", "clipboard-sanitized-write"]);

const saidAloud = (text: string) =>
  page.waitForFunction(
    (wanted) => document.querySelector("[role=status]")?.textContent?.includes(wanted),
    { polling: 50 },
    text,
  );

test("a whole invite link shows the steps, and the button copies all of it", async () => {
  await allowClipboard();
  await page.goto(invite());
  expect(await heading()).toBe("You are invited");
  expect(await page.locator("::-p-text(Load unpacked)").wait()).toBeTruthy();
  await page.locator("button").click();
  await saidAloud("is copied");
  expect(await copied()).toBe(invite());
});

test.each([".", ")", "。", "\u200b", "?x"])(
  "a link that took %j along is whole, and copied without it",
  async (tail) => {
    await allowClipboard();
    await page.goto(`${service.url}/join?utm_source=mail#${secret}${tail}`);
    expect(await heading()).toBe("You are invited");
    expect(await page.evaluate(() => location.href)).toBe(invite());
    await page.locator("button").click();
    await saidAloud("is copied");
    expect(await copied()).toBe(invite());
  },
);

test("where a page has no clipboard, as with plain http on a LAN, the button copies as well", async () => {
  await allowClipboard();
  await page.evaluateOnNewDocument(() => {
    Object.defineProperty(Navigator.prototype, "clipboard", { configurable: true, get: () => undefined });
  });
  await page.goto(invite());
  expect(await page.evaluate(() => navigator.clipboard)).toBeUndefined();
  await page.locator("button").click();
  await saidAloud("is copied");
  expect(await page.$$("textarea")).toEqual([]);
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BUTTON");
  const other = await browser.browser.newPage();
  await other.goto(service.url);
  await other.bringToFront();
  expect(await other.evaluate(() => navigator.clipboard.readText())).toBe(invite());
  await other.close();
});

test("where nothing can be copied, the page says what to do instead", async () => {
  await page.evaluateOnNewDocument(() => {
    Object.defineProperty(Navigator.prototype, "clipboard", { get: () => undefined });
    document.execCommand = () => false;
  });
  await page.goto(invite());
  await page.locator("button").click();
  await saidAloud("address bar");
  expect(
    await page.$eval("[role=status]", (status) => status.getBoundingClientRect().height),
  ).toBeGreaterThan(20);
});

test("the keyboard alone copies, and stays where it was", async () => {
  await allowClipboard();
  await page.goto(invite());
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await saidAloud("is copied");
  expect(await copied()).toBe(invite());
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BUTTON");
});

test("the button is as large after copying as before, so that nothing jumps", async () => {
  await page.goto(invite());
  const places = () =>
    page.$$eval("button, .steps, footer", (parts) =>
      parts.map((part) => {
        const { x, y, width, height } = part.getBoundingClientRect();
        return [x, y + scrollY, width, height].map(Math.round);
      }),
    );
  const before = await places();
  await page.locator("button").click();
  await page.waitForSelector("[data-copied]");
  expect(await places()).toEqual(before);
});

test.each(["", "#", "#Ns7xYk2Qp0aBcDeFgHi", `#${secret}x`])(
  "a link that ends in /join%s is called incomplete, and offers nothing to copy",
  async (end) => {
    await page.goto(`${service.url}/join${end}`);
    expect(await heading()).toBe("This invite link is incomplete");
    expect(await page.$eval("main", (main) => main.innerText)).toContain("Ask your admin");
    expect(await page.$eval("button", (button) => button.checkVisibility())).toBe(false);
  },
);

test("the whole link, entered in the same tab after all, makes the page whole", async () => {
  await page.goto(`${service.url}/join`);
  await page.goto(invite()); // The page stays, and is told a moment later that its address has changed.
  await expect.poll(heading).toBe("You are invited");
});

test("the secret goes to the service alone, in the body of a question, and into no address or log", async () => {
  await page.goto(invite(), { waitUntil: "networkidle0" });
  await page.locator("button").click();
  await page.waitForSelector("[data-copied]");
  const asked = requests.map((request) => JSON.parse(request)).filter(([url]) => !url.startsWith("data:"));
  expect([...new Set(asked.map(([url]) => url))]).toEqual([`${service.url}/join`]);
  expect(asked.filter(([, , body]) => body !== null)).not.toEqual([]);
  for (const [url, headers, body] of asked) {
    expect(JSON.stringify([url, headers])).not.toContain(secret);
    if (body !== null) expect(JSON.parse(body)).toEqual({ secret });
  }
  expect(service.output()).not.toContain(secret);
});

test("once somebody has joined with the invite the page says so, and asks no more", async () => {
  let state: object = { state: "open" };
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    if (request.method() !== "POST") return request.continue();
    return request.respond({ contentType: "application/json", body: JSON.stringify(state) });
  });
  const asked = () => requests.filter((request) => request.includes(secret)).length;
  await page.goto(invite());
  await expect.poll(asked).toBeGreaterThan(0); // Once more where the new tab gets the focus a moment later.
  expect(await heading()).toBe("You are invited");
  state = { state: "joined", name: "Ana $& <b>", rooms: ["ping-room", "ops"] };
  await page.evaluate(() => dispatchEvent(new Event("focus")));
  await expect.poll(heading).toBe("You have joined");
  await saidAloud("You are Ana $& <b> in ping-room and ops.");
  expect(await page.title()).toBe("You have joined");
  const text = await page.$eval("main", (main) => (main as HTMLElement).innerText);
  expect(text).not.toContain("Load unpacked");
  const before = asked();
  await page.evaluate(() => dispatchEvent(new Event("focus")));
  expect(asked()).toBe(before);
  await screenshot(page, "join-page-joined");
});

test("without a script the page says how to copy the link, and keeps all the steps", async () => {
  await page.setJavaScriptEnabled(false);
  await page.goto(invite());
  expect(await heading()).toBe("You are invited");
  const text = await page.$eval("main", (main) => main.innerText);
  expect(text).toContain("copy it from the address bar");
  expect(text).toContain("Press Join");
});

test("no script runs but the page's own", async () => {
  await page.goto(invite());
  const ran = await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "globalThis.slippedIn = true";
    document.head.append(script);
    return "slippedIn" in globalThis;
  });
  expect(ran).toBe(false);
  expect(errors.splice(0).join()).toContain("Content Security Policy");
});

test("it fits a phone and a desktop, in light and in dark colours", async () => {
  for (const [name, width, height, end] of [
    ["join-page", 1100, 900, `#${secret}`],
    ["join-page-incomplete", 1100, 900, ""],
    ["join-page-phone", 375, 740, `#${secret}`],
  ] as const) {
    const isMobile = name.endsWith("phone");
    await page.setViewport({ width, height, deviceScaleFactor: 2, isMobile, hasTouch: isMobile });
    await page.goto("about:blank");
    await page.goto(`${service.url}/join${end}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await screenshot(page, name);
  }
  await page.goto(service.url);
  await screenshot(page, "home-page-phone");
  await page.setViewport({ width: 1100, height: 900, deviceScaleFactor: 2 });
  await screenshot(page, "home-page");
});
