import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ExtensionBrowser, launchExtension } from "../support/launch-extension.ts";
import { startTokenService, type TokenServiceProcess } from "../support/token-service-process.ts";
import { changeSettings } from "./support/change-settings.ts";
import { alsoBehind, enter, fillFirstRun, personWith, typeInto } from "./support/person.ts";

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
  await popup.waitForSelector(".first-run");
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

test("says in the service's words why an invite lets nobody in", async () => {
  await enter(popup, `${service.url}/join#${"x".repeat(22)}`);
  await says(/This service does not know this invite/);
});

test("says that a service lets in only those with an invite, and asks for a name once it lets in guests", async () => {
  await enter(popup, service.url);
  await says(/Only people with an invite can join here/);
  expect(await popup.$("input[name=name]")).toBeNull();
  await service.stop();
  service = await startTokenService({ port: service.port });
  await fillFirstRun(popup, service.url, " ");
  await says(/Enter the name that your teammates know you by/);
});

test("what was typed is still there after a look at another address", async () => {
  await typeInto(popup, "name", "Ana");
  await enter(popup, "http://127.0.0.1:9");
  await says(/Nothing answers there/);
  await typeInto(popup, "address", service.url);
  await popup.waitForSelector("input[name=name]");
  expect(await popup.$eval("input[name=name]", ({ value }) => value)).toBe("Ana");
  expect(await popup.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("address");
});

test("connects with the name as a guest, and says when guests are let in no more", async () => {
  const person = personWith("Ana", extension, popup);
  await popup.focus("input[name=name]");
  await popup.keyboard.press("Enter");
  await person.reaches("Connected");
  await popup.waitForSelector(".open-mark");
  await service.stop();
  service = await startTokenService({ port: service.port, env: { ALLOW_GUESTS: "false" } });
  await says(/Once you have an invite link, paste it in the options/);
});

test("a ping that cannot be sent is said so, and its text is kept", async () => {
  const person = personWith("Ana", extension, popup);
  await changeSettings(popup, { serviceUrl: "http://127.0.0.1:9" });
  await person.reaches("Not connected");
  await person.pingEveryone("Anybody?");
  await says(/not connected and have met nobody yet, so this ping was not sent/);
  expect(await popup.$eval("input[name=text]", ({ value }) => value)).toBe("Anybody?");
  expect(await popup.$$eval(".history li", (entries) => entries.length)).toBe(0);
});
