import { once } from "node:events";
import { buildWhenChanged } from "../../extension/build/build-when-changed.ts";
import { fillFirstRun } from "../browser/support/person.ts";
import { launchExtension } from "../support/launch-extension.ts";
import { startTokenService } from "../support/token-service-process.ts";

const windowWidth = 620;

/** Opens a window whose person has joined; it stays open until it is closed. */
const openWindow = async (name: string, address: string, place: number) => {
  const extension = await launchExtension({
    headed: true,
    args: [`--window-size=${windowWidth},760`, `--window-position=${place * (windowWidth + 20)},40`],
  });
  const popup = await extension.popup();
  await fillFirstRun(popup, address, name);
  for (const page of await extension.browser.pages()) if (page !== popup) await page.close();
  return extension;
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
  ...windows.map(({ browser }) => once(browser as never, "disconnected")),
  once(process, "SIGINT"),
  once(process, "SIGTERM"),
]);
await Promise.all(windows.map((window) => window.close().catch(() => {}))); // One of them is closed already.
await service.stop();
