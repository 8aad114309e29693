import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import puppeteer, { type Browser, type Page, type WebWorker } from "puppeteer-core";
import { findBrowser } from "../setup/find-browser.ts";
import { browserArguments } from "./browser-arguments.ts";
import { prepareProfile, removeFolder } from "./browser-profile.ts";
import { openBrowserTargets } from "./browser-targets.ts";
import { endProcessTree } from "./end-process-tree.ts";
import { observeWorker } from "./observe-worker.ts";
import { openWorkerReports, type WorkerReports } from "./worker-reports.ts";

export interface LaunchOptions {
  /** The built extension; `dist/` of the project when absent. */
  dist?: string;
  /** A profile to use and keep; a new one, removed at the end, when absent. */
  profile?: string;
  /** Keep the page that welcomes a new user; it is closed otherwise, so that a test has the tabs that it opens. */
  welcome?: boolean;
  /** Show the windows: needs a display, such as notification-daemon.ts gives. */
  headed?: boolean;
  /** Without the bar that tells that a program controls the browser. */
  withoutBar?: boolean;
  /** Variables on top of this process's own. */
  env?: Record<string, string>;
  /** More command line arguments for the browser. */
  args?: string[];
  /** The browser's executable; CHROMIUM_PATH, then the usual places, when absent. */
  path?: string;
}

/** A running browser with the extension in it. */
export interface ExtensionBrowser {
  readonly id: string;
  readonly browser: Browser;
  readonly profile: string;
  /** What the service worker and the offscreen document reported since their very first start: see record-notifications.ts. */
  readonly reports: WorkerReports;
  /** Opens the popup's page in a new tab. */
  popup(): Promise<Page>;
  /** Clicks the toolbar icon while a page is in front, and returns the popup that opens over it. */
  popupOver(page: Page): Promise<Page>;
  /** Opens the options page in a new tab. */
  options(): Promise<Page>;
  /** Opens the diagnosis page in a new tab. */
  diagnosis(): Promise<Page>;
  /** Opens a page of the extension that runs no code of its own, for calling `chrome.*` from a test. */
  blank(): Promise<Page>;
  /** Waits for the offscreen document; `evaluate` works in it. */
  offscreen(): Promise<Page>;
  /** How many offscreen documents there are now. */
  offscreenCount(): Promise<number>;
  /** Ends the offscreen document as the browser may do it; resolves when it is gone. */
  closeOffscreen(): Promise<void>;
  /**
   * The service worker, woken if it sleeps. Attaches a debugger, so this worker does not fall asleep by itself any
   * more; `stopWorker` still stops it.
   */
  worker(): Promise<WebWorker>;
  /** Whether the service worker runs now. */
  workerRuns(): Promise<boolean>;
  /** Stops the service worker if it runs; resolves when it is gone. */
  stopWorker(): Promise<void>;
  /** `chrome.runtime.reload()`: every page of the extension closes; resolves when the new worker is there. */
  reloadExtension(): Promise<void>;
  /** Ends the browser in good order, and removes the profile if it was made here. */
  close(): Promise<void>;
  /** Ends the browser and all its processes at once, as a crash would; keeps a profile that was given. */
  kill(): Promise<void>;
}

const builtExtension = fileURLToPath(new URL("../../dist", import.meta.url));

/**
 * Starts a browser with the built extension in it. Close it in the test's teardown.
 *
 * @throws when there is no browser, no build, or the browser does not start
 */
export const launchExtension = async (options: LaunchOptions = {}): Promise<ExtensionBrowser> => {
  const executablePath = options.path ?? findBrowser();
  const reports = await openWorkerReports();
  const profile = await prepareProfile(options.profile);
  const wasUsed = existsSync(path.join(profile, "Local State"));
  const extension = path.join(profile, "observed-extension");
  await removeFolder(extension);
  await observeWorker(options.dist ?? builtExtension, extension, reports.url);

  const browser = await puppeteer.launch({
    executablePath,
    pipe: true,
    enableExtensions: true,
    userDataDir: profile,
    headless: !options.headed,
    args: [...browserArguments, ...(options.args ?? [])],
    ignoreDefaultArgs: options.withoutBar ? ["--enable-automation"] : [],
    env: { ...process.env, ...options.env },
    // Puppeteer's own signal handling would keep vitest's worker alive. Without it the worker ends, its pipe to the
    // browser closes, and the browser ends too.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const targets = await openBrowserTargets(browser);
  // Puppeteer's own `enableExtensions: [folder]` does not wait until the folder is loaded.
  const id = await browser.installExtension(extension);

  const url = (page: string) => `chrome-extension://${id}/${page}`;
  const open = async (page: string): Promise<Page> => {
    const tab = await browser.newPage();
    await tab.goto(url(page));
    return tab;
  };
  const offscreenUrl = url("extension/offscreen/offscreen.html");
  const isOffscreen = (target: { type: string; url: string }) =>
    target.type === "background_page" && target.url === offscreenUrl;
  const isWorker = (target: { type: string; url: string }) =>
    target.type === "service_worker" && target.url.startsWith(url(""));
  const wakeWorker = async (): Promise<void> => {
    const page = await open("manifest.json");
    // Nobody answers this message, but the browser starts the worker to offer it, and says so when it has.
    await page.evaluate(`chrome.runtime.sendMessage({ target: "nobody" }).catch(() => {})`);
    await page.close();
  };
  const removeOwnFolders = async (): Promise<void> => {
    await reports.close();
    await removeFolder(options.profile === undefined ? profile : extension);
  };

  if (!options.welcome && !wasUsed) {
    const opened = await browser.waitForTarget(
      (each) => each.url() === url("extension/welcome/welcome.html"),
    );
    const page = await opened.page();
    // A page that ends while it asks for its first sentence leaves all others without any (Chromium 156).
    await page?.waitForSelector("h1");
    await page?.close();
  }

  let ended = false;
  let debugged: WebWorker | undefined;
  await targets.waitFor(isWorker);
  await wakeWorker();
  return {
    id,
    browser,
    profile,
    reports,
    popup: () => open("extension/popup/popup.html"),
    async popupOver(page) {
      const before = new Set(browser.targets());
      const opened = browser.waitForTarget(
        (target) => target.url() === url("extension/popup/popup.html") && !before.has(target),
      );
      await page.bringToFront();
      await (await browser.extensions()).get(id)?.triggerAction(page);
      return (await opened).asPage();
    },
    options: () => open("extension/options/options.html"),
    diagnosis: () => open("extension/diagnosis/diagnosis.html"),
    blank: () => open("manifest.json"),
    async offscreen() {
      const target = await browser.waitForTarget((target) => target.url() === offscreenUrl);
      return target.asPage();
    },
    offscreenCount: async () => (await targets.find(isOffscreen)).length,
    async closeOffscreen() {
      for (const target of await targets.find(isOffscreen)) await targets.end(target.targetId);
    },
    async worker() {
      await wakeWorker(); // also when it is just starting: evaluating too early finds no `chrome`, not even timers
      const target = await browser.waitForTarget(
        (target) => target.url().startsWith(url("")) && target.type() === "service_worker",
      );
      const worker = await target.worker();
      if (!worker) throw new Error("The service worker ended before a test could reach it: ask again.");
      debugged = worker;
      return worker;
    },
    workerRuns: async () => (await targets.find(isWorker)).length > 0,
    async stopWorker() {
      // A worker that ends under a debugger is not reported as gone.
      await debugged?.client.detach().catch(() => {}); // it may have ended by itself
      debugged = undefined;
      for (const target of await targets.find(isWorker)) await targets.end(target.targetId);
    },
    async reloadExtension() {
      const page = await open("manifest.json");
      const [before] = await targets.find(isWorker);
      const gone = before && targets.waitUntilGone(before.targetId);
      await page.evaluate("void chrome.runtime.reload()").catch(() => {}); // the page is gone before it can answer
      await gone;
      await targets.waitFor(isWorker);
      await wakeWorker();
    },
    async close() {
      if (ended) return;
      ended = true;
      await browser.close();
      await removeOwnFolders();
    },
    async kill() {
      if (ended) return;
      ended = true;
      const child = browser.process();
      if (child) await endProcessTree(child);
      await removeOwnFolders();
    },
  };
};
