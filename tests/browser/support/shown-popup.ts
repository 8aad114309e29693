import { cp, mkdtemp, readFile, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "puppeteer-core";
import { build } from "vite";
import { withoutDynamicImport } from "../../../extension/build/dynamic-import.ts";
import { slimSdk } from "../../../extension/build/slim-sdk.ts";
import type { Watched } from "../../../extension/core/api.ts";
import { defaultSettings, type Settings } from "../../../extension/shared/settings-schema.ts";
import { removeFolder } from "../../support/browser-profile.ts";
import {
  type ExtensionBrowser,
  type LaunchOptions,
  launchExtension,
} from "../../support/launch-extension.ts";
import { coreValue } from "./core-values.ts";

/** What a test has the popup show. */
export interface Shown
  extends Partial<
    Pick<
      Watched,
      | "connections"
      | "knownTeammates"
      | "newDevices"
      | "inbox"
      | "outbox"
      | "draft"
      | "lastTarget"
      | "lastTargets"
    >
  > {
  settings?: Partial<Settings>;
}

/** A browser in which a test says what the popup shows, since nothing there ever joins a room. */
export interface ShownPopup {
  extension: ExtensionBrowser;
  page: Page;
  /** Has the core know these, and tell the popup. */
  show(what: Shown): Promise<void>;
  /** Opens the popup anew, after the core knows what is to be found there by then. */
  reopen(what?: Shown): Promise<void>;
}

const entry = fileURLToPath(new URL("shown-core.ts", import.meta.url));
const built = fileURLToPath(new URL("../../../dist", import.meta.url));

/** Copies the built extension with the core of shown-core.ts in it. @returns its folder */
const withShownCore = async (): Promise<string> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "pingroom-shown-"));
  await cp(built, folder, { recursive: true });
  await build({
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    plugins: [withoutDynamicImport(), slimSdk()],
    build: {
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: { input: entry, output: { entryFileNames: "shown-core.js", codeSplitting: false } },
    },
  });
  const html = path.join(folder, "extension/offscreen/offscreen.html");
  await writeFile(html, (await readFile(html, "utf8")).replace(/src="[^"]*"/, 'src="/shown-core.js"'));
  return folder;
};

const completed = ({ settings, ...rest }: Shown): Shown => ({
  // First: of rooms that nobody has chosen nothing is known.
  ...(settings && {
    settings: {
      ...defaultSettings,
      serviceUrl: "http://127.0.0.1:9",
      name: "Ana Lima",
      room: "ops",
      ...settings,
    },
  }),
  ...rest,
});

/** Starts a browser whose popup shows what a test says. */
export const shownPopup = async (first: Shown, options: LaunchOptions = {}): Promise<ShownPopup> => {
  const dist = await withShownCore();
  const extension = await launchExtension({ ...options, dist }).finally(() => removeFolder(dist));
  const page = await extension.browser.newPage();
  await page.setViewport({ width: 360, height: 574 });
  const url = `chrome-extension://${extension.id}/extension/popup/popup.html`;
  const teller = await extension.blank();
  const show = async (what: Shown) => {
    await coreValue(teller, "settings"); // Once it answers, it has started.
    await teller.evaluate(
      (id, shown) =>
        new Promise<void>((done) => {
          const channel = new BroadcastChannel("shown core");
          channel.addEventListener("message", ({ data }) => {
            if (data.id !== id) return;
            channel.close();
            done();
          });
          channel.postMessage({ id, shown });
        }),
      crypto.randomUUID(),
      Object.entries(completed(what)), // What is undefined becomes null on the way.
    );
  };
  const reopen = async (what: Shown = {}) => {
    await page.goto("about:blank"); // An open popup marks what comes as seen.
    await show(what);
    await page.goto(url);
    await page.waitForSelector("#popup:not([aria-busy]) header");
  };
  await reopen({ settings: {}, ...first });
  await page.bringToFront();
  return { extension, page, show, reopen };
};
