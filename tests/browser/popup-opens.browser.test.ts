import type { HTTPRequest, Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ShownPopup, shownPopup } from "./support/shown-popup.ts";
import { connectedWith, identityOf, receivedFrom, sentTo } from "./support/shown-team.ts";
import { layStored } from "./support/stored-records.ts";

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

beforeAll(async () => {
  shown = await shownPopup(shows);
  popup = shown.page;
});

afterAll(() => shown?.extension.close());

test("shows no more pings than one reads there, and the way to the others", async () => {
  await popup.waitForSelector(".entry");
  expect((await popup.$$(".entry")).length).toBeLessThanOrEqual(30);
  expect(await popup.$eval(".history a", (link) => link.getAttribute("href"))).toContain("history.html");
});

test("shows the people before it loads the code that checks what comes from elsewhere", async () => {
  const asked: HTTPRequest[] = [];
  const note = (request: HTTPRequest) => asked.push(request);
  popup.on("request", note);
  await shown.reopen();
  await popup.waitForSelector(".entry");
  popup.off("request", note);
  const scripts = asked.filter((request) => request.url().endsWith(".js"));
  const below = scripts.findIndex((script) => /\/below-[^/]*$/.test(script.url()));
  expect(below).toBeGreaterThan(0);
  for (const script of scripts.slice(0, below)) {
    const code = await script.response()?.text();
    // Each schema of the validator has this key, by https://standardschema.dev.
    expect(code?.includes("~standard"), script.url()).toBe(false);
  }
});

test.each([
  ["a ping", { lists: { inbox: ["no ping"] } }],
  ["known teammates", { values: { knownTeammates: 7 } }],
])("shows the rest when somebody has edited %s while the browser ran", async (_, laid) => {
  await popup.goto("about:blank");
  await layStored(shown.extension, await shown.extension.blank(), laid);
  await shown.reopen({ connections: shows.connections });
  await popup.waitForSelector(".teammates");
  expect(await popup.$eval("header strong", ({ textContent }) => textContent)).toBe("Connected");
  await shown.reopen({ ...shows });
});
