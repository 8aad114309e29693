import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ExtensionBrowser, launchExtension } from "../support/launch-extension.ts";
import { startTokenService, type TokenServiceProcess } from "../support/token-service-process.ts";
import { type MovingService, startMovingService } from "./support/moving-service.ts";
import { alsoBehind, enter, fillFirstRun, personWith } from "./support/person.ts";

let service: TokenServiceProcess;
let elsewhere: TokenServiceProcess;
let address: MovingService;
let extension: ExtensionBrowser;
let popup: Page;

beforeAll(async () => {
  [service, elsewhere, extension] = await Promise.all([
    startTokenService(),
    startTokenService(),
    launchExtension(),
  ]);
  address = await startMovingService(service.port);
  popup = await extension.popup();
});

afterAll(async () => {
  await extension?.close();
  await Promise.all([address?.close(), service?.stop(), elsewhere?.stop()]);
});

const says = (sentence: string) =>
  popup.waitForFunction((wanted) => document.body.textContent?.includes(wanted), alsoBehind, sentence);

test("names where an address leads that somebody enters", async () => {
  address.leadTo(elsewhere.url);
  await enter(popup, address.url);
  await says(`sends you on to ${elsewhere.url}. If that is your team’s service, enter it instead.`);
});

test("says that an address leads elsewhere where the browser does not tell where to", async () => {
  address.leadTo("http://127.0.0.1:9"); // Nothing is there.
  await enter(popup, address.url);
  await says("sends you on to another one. Open it in a tab, and enter where it takes you.");
});

test("says to look in a tab where the browser does not tell that an address leads elsewhere", async () => {
  address.leadTo(elsewhere.url, false);
  await enter(popup, address.url);
  await says("Open it in a tab: if it takes you elsewhere, enter that address; else ask your admin.");
});

test("names where the address of a joined service leads, and connects by itself once it is the service's again", async () => {
  address.comeBack();
  await popup.reload();
  await fillFirstRun(popup, address.url, "Ana");
  const ana = personWith("Ana", extension, popup);
  await ana.reaches("Connected");
  address.leadTo(elsewhere.url);
  await extension.closeOffscreen();
  await popup.reload();
  await says(`sends you on to ${elsewhere.url}. If that is your team’s service, enter it instead.`);
  await says("Trying again by itself.");
  address.comeBack();
  await ana.reaches("Connected");
  expect(await popup.evaluate(() => document.body.textContent)).not.toContain("sends you on");
});
