import { once } from "node:events";
import type { Page } from "puppeteer-core";
import { buildWhenChanged } from "../../extension/build/build-when-changed.ts";
import { fillFirstRun } from "../browser/support/person.ts";
import { type ExtensionBrowser, launchExtension } from "../support/launch-extension.ts";
import { startTokenService } from "../support/token-service-process.ts";

/** Room enough for the popup and a window's frame, in CSS pixels. */
const roomy = { width: 480, height: 680 };

/** Opens the popup in a window of its own, which holds nothing else. */
const popupWindow = async (extension: ExtensionBrowser, place: number): Promise<Page> => {
  const bounds = { ...roomy, left: 40 + place * roomy.width, top: 40 };
  const url = `chrome-extension://${extension.id}/extension/popup/popup.html`;
  const opened = extension.browser.waitForTarget((target) => target.url() === url);
  const opener = await extension.blank();
  await opener.evaluate((options) => void chrome.windows.create(options), {
    ...bounds,
    url,
    type: "popup" as const,
  });
  const popup = await (await opened).asPage();
  await popup.waitForSelector("input");
  // The page is as large as over the toolbar; the window's own frame and title come on top.
  await popup.evaluate(() => {
    const { width, height } = document.body.getBoundingClientRect();
    resizeTo(Math.ceil(width) + outerWidth - innerWidth, Math.ceil(height) + outerHeight - innerHeight);
  });
  return popup;
};

/** Opens a window whose person has joined; it stays open until it is closed. */
const openWindow = async (name: string, address: string, place: number) => {
  const extension = await launchExtension({ headed: true, withoutBar: true });
  const popup = await popupWindow(extension, place);
  for (const page of await extension.browser.pages()) if (page.url() !== popup.url()) await page.close();
  await fillFirstRun(popup, address, name);
  return { ...extension, popup };
};

if (process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
  console.error(
    "The demo opens two windows and there is no display here; run it on a desktop, or under xvfb-run.",
  );
  process.exit(1);
}

await buildWhenChanged();
const service = await startTokenService();
const windows = await Promise.all(["Ana", "Bo"].map((name, place) => openWindow(name, service.url, place)));
console.log(
  "Ana and Bo are here. Ping from one window to the other; close a window or press Ctrl+C to end the demo.",
);

await Promise.race([
  // Chrome may go on running for the extension after its last window was closed.
  ...windows.map(({ popup }) => new Promise((resolve) => popup.once("close", resolve))),
  once(process, "SIGINT"),
  once(process, "SIGTERM"),
]);
await Promise.all(windows.map((window) => window.close().catch(() => {}))); // One of them is closed already.
await service.stop();
