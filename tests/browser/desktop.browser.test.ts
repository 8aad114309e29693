import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type NotificationDaemon, startNotificationDaemon } from "../support/notification-daemon.ts";
import { startTokenService, type TokenServiceProcess } from "../support/token-service-process.ts";
import { listenToChimes } from "./support/chimes.ts";
import { desktopBody } from "./support/desktop-body.ts";
import { join, type Person } from "./support/person.ts";
import { sendTestPing, testEnds } from "./support/test-ping.ts";

// `npm test` says in words which packages are missing where this cannot run.
describe.skipIf(process.env.PINGROOM_DESKTOP === "missing")("on a desktop", () => {
  let daemon: NotificationDaemon;
  let service: TokenServiceProcess;
  let ana: Person;
  let bo: Person;

  beforeAll(async () => {
    [daemon, service] = await Promise.all([startNotificationDaemon(), startTokenService()]);
    [ana, bo] = await Promise.all([
      join(service.url, "Ana"),
      join(service.url, "Bo", { headed: true, env: daemon.env }),
    ]);
    await Promise.all([ana.sees("Bo"), bo.sees("Ana")]);
    // No tab and no window is open on the receiving side from here on.
    for (const page of await bo.extension.browser.pages()) await page.close();
  });

  afterAll(async () => {
    await Promise.all([ana?.extension.close(), bo?.extension.close()]);
    await Promise.all([service?.stop(), daemon?.stop()]);
  });

  // First, as a sound that follows another within a second and a half is not made.
  test("a test ping comes back as a real notification with a sound, and a press on it is seen", async () => {
    const options = await bo.extension.options();
    const chimes = await listenToChimes(bo.extension);
    await sendTestPing(options);
    expect(await daemon.displayed()).toMatchObject({
      summary: "Test ping from yourself",
      body: desktopBody("This is your test ping."),
      buttons: ["I see it"],
    });
    await chimes.played(1);
    await testEnds(options, /Did its notification appear/);
    await daemon.press("I see it");
    await testEnds(options, /It works/);
    await options.close();
  });

  /** Ends Bo's service worker, as the browser does after half a minute. */
  const endWorker = async () => {
    await expect
      .poll(async () => {
        await bo.extension.stopWorker(); // The badge may just have woken it.
        return bo.extension.workerRuns();
      })
      .toBe(false);
  };

  test("a ping is a real notification of the operating system, with no window open and the worker ended", async () => {
    await endWorker();
    await ana.pingEveryone("Lunch at one?");
    expect(await daemon.displayed()).toMatchObject({
      summary: "Ana pinged everyone",
      body: desktopBody("Lunch at one?"),
    });
    await ana.newestPing("You → everyone", "Lunch at one?", "Delivered");
  });

  test("a click on the notification takes it away and tells the sender that it was seen", async () => {
    await endWorker();
    await daemon.click();
    await ana.newestPing("You → everyone", "Lunch at one?", "Seen");
  });

  test("a button on the notification answers the ping", async () => {
    await ana.ping("Bo", "Can you look at this?");
    expect(await daemon.displayed()).toMatchObject({
      summary: "Ana pinged you",
      buttons: ["Coming", "5 min"],
    });
    await endWorker();
    await daemon.press("5 min");
    expect(await ana.notified("5 min")).toMatchObject({ title: "Bo answered" });
    await ana.newestPing("Bo", "5 min");
  });

  test("an urgent ping stays on the screen until it is handled", async () => {
    await ana.ping("Bo", "Now, please", "urgent");
    expect(await daemon.displayed()).toMatchObject({ summary: "Urgent: Ana pinged you", timeout: 0 });
    await daemon.press("Coming");
    await ana.notified("Coming");
  });

  test("markup in a ping reaches the daemon as text", async () => {
    await ana.pingEveryone("<b>bold</b> & <img src=x>");
    const { body } = await daemon.displayed();
    expect(body).not.toMatch(/<[a-z/]/);
    expect(
      body.replaceAll("\u2060", "").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&"),
    ).toBe(desktopBody("<b>bold</b> & <img src=x>"));
  });
});
