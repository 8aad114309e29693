import type { HTTPRequest, Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { alsoBehind } from "./support/person.ts";
import { type ShownPopup, shownPopup } from "./support/shown-popup.ts";
import { connectedWith, identityOf, receivedFrom, sentTo } from "./support/shown-team.ts";

const team = Array.from({ length: 12 }, (_, n) => `Teammate ${n}`);
const ago = (n: number) => ({ sentAt: Date.now() - n * 60_000 });
const shows = {
  connections: { ops: connectedWith(team) },
  knownTeammates: team.map((name) => ({ identity: identityOf(name), room: "ops", lastSeenAt: 1 })),
  inbox: Array.from({ length: 500 }, (_, n) =>
    receivedFrom("Teammate 1", `ping ${n}`, { seenAt: 1, ...ago(n) }),
  ),
  outbox: Array.from({ length: 500 }, (_, n) => sentTo({ "Teammate 2": "seen" }, ago(n))),
};

let shown: ShownPopup;
let popup: Page;

const untilSound = () =>
  popup.waitForFunction(
    async () => (await chrome.storage.session.get("sound")).sound === chrome.runtime.getManifest().version,
    alsoBehind,
  );

beforeAll(async () => {
  shown = await shownPopup(shows);
  popup = shown.page;
  await untilSound();
});

afterAll(() => shown?.extension.close());

test("shows no more pings than one reads there, and the way to the others", async () => {
  await popup.waitForSelector(".entry");
  expect((await popup.$$(".entry")).length).toBeLessThanOrEqual(30);
  expect(await popup.$eval(".history a", (link) => link.getAttribute("href"))).toContain("history.html");
});

test("reads what was found sound without the code that checks it", async () => {
  const loaded: string[] = [];
  const note = (request: HTTPRequest) => loaded.push(request.url().replace(/.*\//, ""));
  popup.on("request", note);
  await shown.reopen();
  await popup.waitForSelector(".entry");
  popup.off("request", note);
  expect(loaded).toContainEqual(expect.stringMatching(/^below-.*js$/));
  expect(loaded).not.toContainEqual(expect.stringMatching(/^mended-state-/));
});

test.each([
  ["inbox", "no JSON"],
  ["knownTeammates", 7],
  ["connections", { ops: 7 }],
])("shows the rest when somebody has edited %s while the browser ran", async (key, junk) => {
  await popup.goto("about:blank");
  await shown.store({ [key]: junk });
  await shown.reopen();
  await popup.waitForSelector(".teammates");
  expect(await popup.$eval("header strong", ({ textContent }) => textContent)).toBeTruthy();
  await shown.reopen({ ...shows });
});
