import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DesktopHands, desktopHands } from "../support/desktop-hands.ts";
import { type NotificationDaemon, startNotificationDaemon } from "../support/notification-daemon.ts";
import { startTokenService, type TokenServiceProcess } from "../support/token-service-process.ts";
import { desktopBody } from "./support/desktop-body.ts";
import { alsoBehind, join, type Person } from "./support/person.ts";

// `npm test` says in words which packages are missing where this cannot run.
describe.skipIf(process.env.PINGROOM_DESKTOP === "missing")("with keyboard and mouse", () => {
  let daemon: NotificationDaemon;
  let hands: DesktopHands;
  let service: TokenServiceProcess;
  let ana: Person;
  let bo: Person;
  let page: Page;

  const html = "<title>Ping &amp; pong</title><body><p>Words.</p>";

  beforeAll(async () => {
    [daemon, service] = await Promise.all([startNotificationDaemon(), startTokenService()]);
    hands = desktopHands(daemon.env);
    [ana, bo] = await Promise.all([
      join(service.url, "Ana", { headed: true, env: daemon.env }),
      join(service.url, "Bo"),
    ]);
    await Promise.all([ana.sees("Bo"), bo.sees("Ana")]);
    await ana.ping("Bo", "");
    await bo.notified("Ping!");
    await ana.popup.waitForFunction(
      () => document.querySelector(".compose .primary")?.textContent === "Ping Bo ↵",
      alsoBehind,
    );
    page = await ana.extension.browser.newPage();
    await page.setRequestInterception(true);
    page.on("request", (request) => request.respond({ contentType: "text/html", body: html }));
    await page.goto("https://example.com/a?b=c");
    await ana.popup.close();
    await page.bringToFront();
    await page.waitForFunction(() => document.hasFocus(), alsoBehind);
  });

  afterAll(async () => {
    await Promise.all([ana?.extension.close(), bo?.extension.close()]);
    await Promise.all([service?.stop(), daemon?.stop()]);
  });

  test("the shortcut pings whoever was pinged last, and a notification of one's own says so", async () => {
    await hands.press("alt+shift+l");
    expect(await bo.notified("Ping!")).toMatchObject({ title: "Ana pinged you" });
    expect(await daemon.displayed()).toMatchObject({ summary: "Pinged Bo", body: desktopBody("Ping!") });
  });

  test("a line of the context menu sends the page's title, which only the click lets us read, and address", async () => {
    await hands.opens(() => hands.rightClick(300, 400));
    // Below ours the browser has two lines.
    await hands.opens(() => hands.press("Up", "Up", "Up", "Right"));
    await hands.press("Return");
    expect(await bo.notified("Ping & pong https://example.com/a?b=c")).toMatchObject({
      title: "Ana pinged you",
    });
  });

  test("a name and a text in the address bar ping", async () => {
    await hands.press("ctrl+l");
    await hands.type("ping bo lunch at two?");
    await hands.press("Return");
    expect(await bo.notified("lunch at two?")).toMatchObject({ title: "Ana pinged you" });
  });

  test("the other shortcut opens the popup, in which Enter pings whoever was pinged last", async () => {
    await hands.press("alt+shift+o");
    const target = await ana.extension.browser.waitForTarget((each) => each.url().endsWith("/popup.html"));
    const popup = await target.asPage();
    await popup.waitForFunction(
      () => document.hasFocus() && document.activeElement?.matches(".compose:has(.primary) input"),
      alsoBehind,
    );
    await hands.press("Return");
    expect(await bo.notified("Ping!")).toMatchObject({ title: "Ana pinged you" });
  });

  test("no error was logged on the way", () => {
    for (const { extension } of [ana, bo])
      expect(extension.reports.all.filter(({ kind }) => kind === "error")).toEqual([]);
  });
});
