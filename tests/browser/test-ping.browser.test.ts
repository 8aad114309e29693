import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ReceivedPing } from "../../extension/shared/ping.ts";
import { startTokenService, type TokenServiceProcess } from "../support/token-service-process.ts";
import { listenToChimes } from "./support/chimes.ts";
import { join, type Person } from "./support/person.ts";
import { storedList } from "./support/stored-list.ts";
import { sendTestPing, testEnds } from "./support/test-ping.ts";

let service: TokenServiceProcess;
let ana: Person;
let options: Page;

const allWorks = {
  "The browser lets Pingroom notify you": "Works",
  "Pingroom runs in the background": "Works",
  "The service lets this device in": "Works",
  "The room lets data through": "Works",
  "The ping comes back to this device": "Works",
  "The browser shows the notification": "Works",
};

beforeAll(async () => {
  service = await startTokenService();
  ana = await join(service.url, "Ana");
  await ana.popup.goto("about:blank");
  options = await ana.extension.options();
});

afterAll(async () => {
  await ana?.extension.close();
  await service?.stop();
});

test("goes the whole way through a room in which nobody else is", async () => {
  const chimes = await listenToChimes(ana.extension);
  await sendTestPing(options);
  const { steps } = await testEnds(options, /Did its notification appear/);
  expect(steps).toEqual({ ...allWorks, "You see it on the screen": "Not known" });
  expect(await ana.notifications.next()).toMatchObject({
    title: "Test ping from yourself",
    message: "This is your test ping.",
    options: { silent: true, buttons: [{ title: "I see it" }] },
  });
  const [ping] = await storedList<ReceivedPing>(options, "inbox");
  expect(ping).toMatchObject({ test: true, from: expect.stringMatching(/^Ana\.[a-z2-7]{8}\.probe$/) });
  const [length] = await chimes.played(1);
  console.log(length);
});
