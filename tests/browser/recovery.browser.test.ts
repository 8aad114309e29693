import { rm } from "node:fs/promises";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { newProfile, removeFolder } from "../support/browser-profile.ts";
import { launchExtension } from "../support/launch-extension.ts";
import { startTokenService, type TokenServiceProcess } from "../support/token-service-process.ts";
import { askCore, coreValue } from "./support/core-values.ts";
import { alsoBehind, join, type Person, personWith } from "./support/person.ts";
import { statesOf } from "./support/states-of.ts";

let service: TokenServiceProcess;
let ana: Person;
let bo: Person;
/** Ana's profile, which outlives her browser. */
let profile: string;

/** A ping there and one back: nothing less shows that a connection is one. */
const pingBothWays = async (text: string) => {
  await Promise.all([ana.sees("Bo"), bo.sees("Ana")]);
  await ana.pingEveryone(`${text}, says Ana`);
  await bo.newestPing("Ana → everyone", `${text}, says Ana`);
  await bo.pingEveryone(`${text}, says Bo`);
  await ana.newestPing("Bo → everyone", `${text}, says Bo`);
};

beforeAll(async () => {
  service = await startTokenService();
  profile = await newProfile();
  [ana, bo] = await Promise.all([join(service.url, "Ana", { profile }), join(service.url, "Bo")]);
});

afterAll(async () => {
  await Promise.all([ana?.extension.close(), bo?.extension.close()]);
  await service?.stop();
  await removeFolder(profile);
});

test("pings wait for a killed service, and go out without a click once it is back", async () => {
  const states = await statesOf(ana);
  await pingBothWays("before");
  await service.kill();
  await Promise.all([ana.reaches("Reconnecting…"), bo.reaches("Reconnecting…")]);
  await ana.popup.locator("::-p-text(Pings wait)").wait();
  await ana.pingEveryone("Said without a service");
  await ana.popup.locator(".history ::-p-text(Said without a service)").wait();
  await service.restart();
  await Promise.all([ana.reaches("Connected"), bo.reaches("Connected")]);
  await ana.popup.waitForFunction(() => document.querySelector(".problem-box") === null, alsoBehind);
  await bo.newestPing("Ana → everyone", "Said without a service");
  await pingBothWays("after");
  expect(states).toEqual(["Reconnecting…", "Connected"]);
});

test("a ping notifies although the service worker was stopped", async () => {
  await bo.extension.stopWorker();
  await ana.pingEveryone("Wake up");
  await bo.newestPing("Ana → everyone", "Wake up");
  expect(await bo.notified("Wake up")).toMatchObject({ title: "Ana pinged everyone" });
});

test("a ping leaves although the service worker was stopped", async () => {
  await ana.extension.stopWorker();
  await ana.pingEveryone("From my sleep");
  await bo.newestPing("Ana → everyone", "From my sleep");
});

test("a closed offscreen document is opened again when the popup opens", async () => {
  await ana.extension.closeOffscreen();
  await bo.sees();
  await ana.popup.reload();
  await pingBothWays("reopened");
  expect(await ana.extension.offscreenCount()).toBe(1);
});

test("a closed offscreen document is opened again by the watchdog, with no popup open", async () => {
  const page = await ana.extension.blank();
  await ana.popup.goto("about:blank");
  await ana.extension.closeOffscreen();
  await bo.sees();
  // The alarm rings each minute; the test lets it ring now.
  await page.evaluate(() => chrome.alarms.create("watchdog", { when: Date.now(), periodInMinutes: 1 }));
  await bo.sees("Ana");
  await page.close();
  await ana.popup.goto(`chrome-extension://${ana.extension.id}/extension/popup/popup.html`);
  await pingBothWays("watched");
});

test("callers at the same moment get one offscreen document", async () => {
  await ana.extension.closeOffscreen();
  await bo.sees();
  await ana.extension.stopWorker();
  await Promise.all(Array.from({ length: 4 }, () => askCore(ana.popup, "stayConnected")));
  await pingBothWays("one document");
  expect(await ana.extension.offscreenCount()).toBe(1);
});

test("a network that comes back is used at once", async () => {
  const states = await statesOf(ana);
  const offscreen = await ana.extension.offscreen();
  await offscreen.evaluate(() => void dispatchEvent(new Event("online")));
  await vi.waitFor(() => expect(states).toEqual(["Connecting…", "Connected"]), { timeout: 20_000 });
  await pingBothWays("new network");
});

test("a browser that was frozen, as under a closed lid, is connected again without a click", async () => {
  const group = -(ana.extension.browser.process()?.pid ?? Number.NaN);
  process.kill(group, "SIGSTOP");
  try {
    await bo.sees();
  } finally {
    process.kill(group, "SIGCONT"); // After a failure too: one that is frozen cannot be closed either.
  }
  await pingBothWays("thawed");
});

test("a reloaded extension is connected without a click", async () => {
  await ana.extension.reloadExtension();
  await bo.sees("Ana");
  ana = personWith("Ana", ana.extension, await ana.extension.popup());
  await ana.reaches("Connected");
  await pingBothWays("reloaded");
});

/** The identities of all others in the room, as somebody's core knows them. */
const othersIn = async ({ popup }: Person) => {
  const { "ping-room": connection } = await coreValue(popup, "connections");
  if (connection?.state !== "connected") throw new Error("Not in the room.");
  return connection.participants;
};

test("a browser killed and started again is connected without a click, as the same teammate", async () => {
  const others = await othersIn(bo);
  await ana.extension.kill();
  await bo.sees();
  const extension = await launchExtension({ profile });
  await bo.sees("Ana");
  expect(await othersIn(bo)).toEqual(others);
  ana = personWith("Ana", extension, await extension.popup());
  await ana.reaches("Connected");
  await pingBothWays("restarted");
});

test("a service that comes back with nothing is joined anew without a click, and its guests are others to it", async () => {
  await service.kill();
  await Promise.all([ana.reaches("Reconnecting…"), bo.reaches("Reconnecting…")]);
  await rm(service.dataDir, { recursive: true });
  await service.restart();
  await Promise.all([ana.reaches("Connected"), bo.reaches("Connected")]);
  await ana.popup.waitForSelector(".teammates li.here .name");
  await ana.pingEveryone("anew, says Ana");
  expect((await bo.notified("anew, says Ana")).title).toMatch(/^Ana \(guest \w{3}\) pinged everyone$/);
});
