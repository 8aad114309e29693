import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ExtensionBrowser, launchExtension } from "../support/launch-extension.ts";
import { startTokenService, type TokenServiceProcess } from "../support/token-service-process.ts";
import { alsoBehind, enter, fillFirstRun, personWith } from "./support/person.ts";

let service: TokenServiceProcess;
let stranger: Server;
let extension: ExtensionBrowser;
let popup: Page;

const says = (text: RegExp) =>
  popup.waitForFunction(
    (pattern) => new RegExp(pattern).test(document.body.textContent),
    alsoBehind,
    text.source,
  );

beforeAll(async () => {
  service = await startTokenService({ env: { ALLOW_GUESTS: "false" } });
  stranger = createServer((_request, response) => {
    response.setHeader("Access-Control-Allow-Origin", "*").end("<h1>It works</h1>");
  }).listen(0, "127.0.0.1");
  await once(stranger, "listening");
  extension = await launchExtension();
  popup = await extension.popup();
});

afterAll(async () => {
  stranger?.close();
  stranger?.closeAllConnections();
  await extension?.close();
  await service?.stop();
});

test("asks for one thing first: an invite link or the service address", async () => {
  const fields = await popup.$$eval("input", (inputs) => inputs.map(({ name }) => name));
  expect(fields).toEqual(["address"]);
});

test("says what is missing, and what of a link is missing", async () => {
  await enter(popup, "");
  await says(/Paste the invite link, or enter the address that your admin gave you/);
  await enter(popup, "https://ping.example/join#half");
  await says(/A part of this invite link is missing/);
});

test("says when nothing answers at the address, and keeps what was typed", async () => {
  await enter(popup, "http://127.0.0.1:9");
  await says(/Nothing answers there/);
  expect(await popup.$eval("input[name=address]", ({ value }) => value)).toBe("http://127.0.0.1:9");
});

test("says when what answers is not Pingroom", async () => {
  await enter(popup, `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`);
  await says(/not Pingroom/);
});

test("says why a service lets nobody in, and connects on “Try again” once it does", async () => {
  const person = personWith("Ana", extension, popup);
  await fillFirstRun(popup, service.url, "Ana");
  await person.reaches("Not connected");
  await says(/no anonymous tokens; ask its admin/);
  await service.stop();
  service = await startTokenService({ port: service.port });
  await popup.locator("button ::-p-text(Try again)").click();
  await person.reaches("Connected");
});

test("a ping that cannot be sent is said so, and its text is kept", async () => {
  const person = personWith("Ana", extension, popup);
  await popup.evaluate(async () => {
    const { settings } = await chrome.storage.local.get("settings");
    await chrome.storage.local.set({
      settings: { ...(settings as object), serviceUrl: "http://127.0.0.1:9" },
    });
  });
  await person.reaches("Not connected");
  await person.pingEveryone("Anybody?");
  await says(/not connected and have met nobody yet, so this ping was not sent/);
  expect(await popup.$eval("input[name=text]", ({ value }) => value)).toBe("Anybody?");
  expect(await popup.$$eval(".history li", (entries) => entries.length)).toBe(0);
});
