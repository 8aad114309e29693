import type { Page } from "puppeteer-core";
import type { Connection } from "../../../extension/shared/connection-schema.ts";
import type { Draft } from "../../../extension/shared/core-values-schema.ts";
import type { KnownTeammate } from "../../../extension/shared/known-teammates.ts";
import type { Target } from "../../../extension/shared/last-target.ts";
import type { ReceivedPing, SentPing } from "../../../extension/shared/ping-schema.ts";
import type { Settings } from "../../../extension/shared/settings-schema.ts";
import {
  type ExtensionBrowser,
  type LaunchOptions,
  launchExtension,
} from "../../support/launch-extension.ts";

/** What a test has the popup show. */
export interface Shown {
  settings?: Partial<Settings>;
  /** By room. */
  connections?: Record<string, Connection>;
  knownTeammates?: KnownTeammate[];
  /** Newest first. */
  inbox?: ReceivedPing[];
  outbox?: SentPing[];
  draft?: Draft;
  lastTarget?: Target;
  lastTargets?: Record<string, Target["to"]>;
}

/** A browser in which a test writes what the popup shows, since nothing there ever joins a room. */
export interface ShownPopup {
  extension: ExtensionBrowser;
  page: Page;
  /** Stores these, as the background would. */
  show(what: Shown): Promise<void>;
  /** Stores whatever it is given, as somebody would who edits the storage by hand. */
  store(items: Record<string, unknown>): Promise<void>;
  /** Opens the popup anew, after it has stored what is to be found there by then. */
  reopen(what?: Shown): Promise<void>;
}

const asStored = ({ inbox, outbox, settings, connections, ...rest }: Shown) => ({
  local: {
    ...rest,
    ...(inbox && { inbox: JSON.stringify(inbox) }),
    ...(outbox && { outbox: JSON.stringify(outbox) }),
    ...(settings && {
      settings: { serviceUrl: "http://127.0.0.1:9", name: "Ana Lima", room: "ops", sound: true, ...settings },
    }),
  },
  session: { ...(connections && { connections }) },
});

/** Starts a browser whose popup shows what a test writes. */
export const shownPopup = async (first: Shown, options: LaunchOptions = {}): Promise<ShownPopup> => {
  const extension = await launchExtension(options);
  const worker = await extension.worker();
  await worker.evaluate(() => {
    chrome.offscreen.createDocument = () => new Promise(() => {});
  });
  const page = await extension.browser.newPage();
  await page.setViewport({ width: 360, height: 574 });
  const url = `chrome-extension://${extension.id}/extension/popup/popup.html`;
  const store = await extension.blank();
  const show = (what: Shown) =>
    store.evaluate(async ({ local, session }) => {
      await Promise.all([chrome.storage.local.set(local), chrome.storage.session.set(session)]);
    }, asStored(what));
  const storeByHand = (items: Record<string, unknown>) =>
    store.evaluate(async (edited) => {
      const { connections, ...local } = edited;
      await chrome.storage.local.set(local);
      if (connections !== undefined) await chrome.storage.session.set({ connections });
    }, items);
  const reopen = async (what: Shown = {}) => {
    await page.goto("about:blank"); // An open popup marks what comes as seen.
    await show(what);
    await page.goto(url);
    await page.waitForSelector("header");
  };
  await reopen({ settings: {}, ...first });
  await page.bringToFront();
  return { extension, page, show, store: storeByHand, reopen };
};
