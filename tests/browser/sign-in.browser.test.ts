import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ExtensionBrowser, launchExtension } from "../support/launch-extension.ts";
import { alsoBehind, enter } from "./support/person.ts";
import { type SignInSite, startSignInSite } from "./support/sign-in-site.ts";

// The provider is played; the window, its permission and the way back are the browser's own.

let site: SignInSite;
let extension: ExtensionBrowser;
let front: Page;

const says = (page: Page, text: RegExp) =>
  page.waitForFunction(
    (pattern) => new RegExp(pattern).test(document.body.textContent),
    alsoBehind,
    text.source,
  );

/** Presses the button in the popup, and returns the window that opens. */
const signInFrom = async (popup: Page): Promise<Page> => {
  const opened = extension.browser.waitForTarget((target) =>
    target.url().startsWith(`${site.url}/authorize`),
  );
  await popup.locator("button ::-p-text(Sign in with Example)").click();
  return (await opened).asPage();
};

/** Waits until the sign-in has left something in the extension's storage. */
const untilStored = async (area: "local" | "session", key: string): Promise<void> => {
  const page = await extension.blank();
  await page.waitForFunction(
    async (where, item) => item in (await chrome.storage[where as "local"].get(item)),
    alsoBehind,
    area,
    key,
  );
  await page.close();
};

beforeAll(async () => {
  site = await startSignInSite(true);
  extension = await launchExtension();
  front = await extension.browser.newPage();
});

afterAll(async () => {
  await extension?.close();
  await site?.close();
});

test("a service with single sign-on offers it, and a guest's name below it if it lets in guests", async () => {
  const popup = await extension.popupOver(front);
  await enter(popup, site.url);
  await says(popup, /Sign in with Example.*or come as a guest.*Your name/);
  await popup.close();
});

test("a sign-in that is refused is told by the popup when it opens next, with the way to try again", async () => {
  const popup = await extension.popupOver(front);
  await enter(popup, site.url);
  const window = await signInFrom(popup);
  await window.click("#no");
  await untilStored("session", "signInProblem");
  await popup.close().catch(() => {}); // The window may have closed it.
  const next = await extension.popupOver(front);
  await says(next, /The sign-in was refused/);
  await says(next, /Sign in with Example/);
  expect(await next.$eval("input[name=address]", ({ value }) => value)).toBe(site.url);
  await next.close();
});

test("a sign-in takes the browser into the team, without a reload or a question of the browser", async () => {
  const popup = await extension.popupOver(front);
  const window = await signInFrom(popup);
  await window.click("#yes");
  await untilStored("local", "enrolment");
  await popup.close().catch(() => {});
  const options = await extension.options();
  await says(options, /Ana Lima.*gave it to you/);
  expect(site.enrolments).toEqual([
    {
      signIn: {
        code: "the-code",
        codeVerifier: expect.stringMatching(/^[\w-]{43}$/),
        redirectUri: `https://${extension.id}.chromiumapp.org/`,
        nonce: expect.stringMatching(/^[\w-]{43}\.[\w-]{43}$/),
      },
      label: expect.stringMatching(/ on /),
    },
  ]);
});
