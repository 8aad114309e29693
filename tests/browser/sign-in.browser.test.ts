import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { shortIdLength } from "../../token-service/team/list-members.ts";
import { type ExtensionBrowser, launchExtension } from "../support/launch-extension.ts";
import type { Account } from "../token-service/support/openid-provider.ts";
import { coreValue, untilValue } from "./support/core-values.ts";
import { alsoBehind, enter, personWith } from "./support/person.ts";
import { type SignInTeam, startSignInTeam } from "./support/sign-in-team.ts";

const ana: Account = { sub: "ana", email: "ana@example.com", email_verified: true, name: "Ana Lima" };
const stranger: Account = { ...ana, sub: "stranger", email: "ana@elsewhere.example" };

let extension: ExtensionBrowser;
let team: SignInTeam;
let front: Page;

const says = (page: Page, text: RegExp) =>
  page.waitForFunction(
    (pattern) => new RegExp(pattern).test(document.body.textContent),
    alsoBehind,
    text.source,
  );

/** The provider's window, once it asks. */
const nextWindow = async (): Promise<Page> => {
  const target = await extension.browser.waitForTarget((each) =>
    each.url().startsWith(`${team.provider.issuer}/log-in/`),
  );
  return target.asPage();
};

/** Presses the button in the popup, and returns the window that opens. */
const signInFrom = async (popup: Page): Promise<Page> => {
  await popup.locator("button ::-p-text(Sign in with Example)").click();
  return nextWindow();
};

/** Presses a button of the provider's, and waits until its window is gone. */
const press = async (window: Page, button: "#log-in" | "#cancel"): Promise<void> => {
  const gone = new Promise((resolve) => window.once("close", resolve));
  await window.waitForSelector(button); // It is found by its address, and may still be loading.
  await window.click(button).catch(() => {}); // The window may be gone before it can say that it was clicked.
  await gone;
};

/** Opens the popup and enters the address. */
const popupWithAddress = async (): Promise<Page> => {
  const popup = await extension.popupOver(front);
  await enter(popup, team.service.url);
  return popup;
};

/** Closes a popup, unless the sign-in's window has closed it. */
const close = (popup: Page) => popup.close().catch(() => {});

/** Waits until a sign-in has left a sentence for the popup. */
const untilRefused = async (): Promise<void> => {
  const page = await extension.blank();
  await untilValue(page, "signInProblem", (problem) => problem !== undefined);
  await page.close();
};

/** Opens the popup anew, where it is to say this and offer the sign-in again. */
const popupThatSays = async (text: RegExp): Promise<Page> => {
  await untilRefused();
  const popup = await extension.popupOver(front);
  await says(popup, text);
  await says(popup, /Sign in with Example/);
  expect(await popup.$eval("input[name=address]", ({ value }) => value)).toBe(team.service.url);
  return popup;
};

beforeAll(async () => {
  extension = await launchExtension();
  team = await startSignInTeam(extension.id, { ALLOW_GUESTS: "true" });
  front = await extension.browser.newPage();
});

afterAll(async () => {
  await extension?.close();
  await team?.stop();
});

beforeEach(() => team.provider.logInAs(ana));

test("a service with single sign-on offers it, and a guest's name below it if it lets in guests", async () => {
  const popup = await popupWithAddress();
  await says(popup, /Sign in with Example.*or come as a guest.*Your name/);
  await popup.close();
});

test("a sign-in whose window is closed is told by the popup when it opens next, and can be tried again", async () => {
  const popup = await popupWithAddress();
  await (await signInFrom(popup)).close();
  await close(popup);
  const next = await popupThatSays(/The sign-in was not finished/);
  const again = await signInFrom(next);
  await again.waitForSelector("#log-in");
  await again.close();
  await close(next);
  await untilRefused(); // Or the next test might take this one's sentence for its own.
});

test("a sign-in that is cancelled at the provider is told in the provider's words", async () => {
  const popup = await popupWithAddress();
  await press(await signInFrom(popup), "#cancel");
  await close(popup);
  await close(await popupThatSays(/The sign-in was refused \(Not this time\)/));
});

test("an e-mail address of a foreign domain is refused, in words that name the right one", async () => {
  team.provider.logInAs(stranger);
  const popup = await popupWithAddress();
  await press(await signInFrom(popup), "#log-in");
  await close(popup);
  await close(await popupThatSays(/Only e-mail addresses of example\.com are let in/));
  expect(await team.members()).toContain("There are no members yet");
});

describe("somebody who signs in", () => {
  beforeAll(async () => {
    team.provider.logInAs(ana);
    const popup = await popupWithAddress();
    await press(await signInFrom(popup), "#log-in");
    await close(popup);
  });

  test("is connected under the provider's name, without a reload or a question of the browser", async () => {
    const popup = await extension.popup();
    await personWith("Ana Lima", extension, popup).reaches("Connected");
    expect(await popup.$eval("header .quiet", ({ textContent }) => textContent)).toBe(
      "Ana Lima in ping-room",
    );
    await popup.close();
  });

  test("is a member with this device to the admin, and to themselves", async () => {
    const options = await extension.options();
    await says(options, /Ana Lima.*has set it/);
    const enrolment = await coreValue(options, "enrolment");
    const members = await team.members();
    expect(members).toMatch(/^Ana Lima +ana@example\.com +ping-room/m);
    expect(members).toContain(String(enrolment?.device).slice(0, shortIdLength));
    await options.close();
  });

  test("is told that they were removed when they sign in again, and does not come back", async () => {
    await team.remove("Ana Lima");
    const options = await extension.options();
    await says(options, /You or this browser was removed from the team/);
    await options.locator("button ::-p-text(Leave this team on this device)").click();
    await options.locator(".leave button ::-p-text(Leave)").click();
    await options.waitForSelector("input[name=name]"); // The question that a guest is asked.
    await options.close();
    const popup = await popupWithAddress();
    await press(await signInFrom(popup), "#log-in");
    await close(popup);
    await close(await popupThatSays(/You were removed from this team\. Ask your admin/));
    expect(await team.members()).toContain("There are no members yet");
  });
});
