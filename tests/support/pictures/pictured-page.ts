import type { Page } from "puppeteer-core";
import type { StoredUse, Watched } from "../../../extension/core/api.ts";
import { coreLock } from "../../../extension/core/channel.ts";
import * as values from "../../../extension/core/store/values.ts";
import type { ExtensionBrowser } from "../launch-extension.ts";

/** What a page is told, in the place of the core. */
export interface Told {
  /** What nothing is said of is as it is before anything is stored. */
  values?: Partial<Watched>;
  /** The address of the tab over which the popup is opened. */
  tab?: string;
}

interface Playing {
  asked: string[];
  change(values: object): void;
}

/** Runs in the page, before its own code. */
const playCore = (
  told: Record<string, unknown>,
  answers: Record<string, unknown>,
  tab: string | null,
  lock: string,
): void => {
  const asked: string[] = [];
  const channels = new Set<EventTarget>();
  const tell = (message: object): void => {
    for (const channel of channels) channel.dispatchEvent(new MessageEvent("message", { data: message }));
  };
  interface Said {
    kind: string;
    id: string;
    watcher: string;
    command: string;
    names: string[];
  }
  class PlayedChannel extends EventTarget {
    constructor() {
      super();
      channels.add(this);
    }
    postMessage({ kind, id, watcher, command, names }: Said): void {
      setTimeout(() => {
        if (kind === "watch") {
          const wanted = names.map((name) => [name, told[name]]);
          tell({ kind: "values", watcher, values: structuredClone(Object.fromEntries(wanted)) });
        }
        if (kind !== "request") return;
        asked.push(command);
        tell({ kind: "taken", id });
        tell({
          kind: "answer",
          id,
          value: command === "readPings" ? allPings() : (answers[command] ?? null),
        });
      });
    }
  }
  // Few pings are pictured: all of them are told.
  const allPings = () => ({ received: told.inbox, sent: told.outbox, next: null });
  const change = (news: Record<string, unknown>): void => {
    Object.assign(told, news);
    for (const [name, value] of Object.entries(news)) tell({ kind: "changed", name, value });
  };
  Object.assign(globalThis, { BroadcastChannel: PlayedChannel, playing: { asked, change } });
  Object.assign(navigator.locks, { query: async () => ({ held: [{ name: lock }], pending: [] }) });
  for (const each of [globalThis.chrome, (globalThis as { browser?: typeof chrome }).browser]) {
    if (each?.tabs) Object.assign(each.tabs, { query: async () => (tab === null ? [] : [{ url: tab }]) });
  }
};

const storageUse: StoredUse[] = [
  { name: "inbox", bytes: 3_120, entries: 5 },
  { name: "outbox", bytes: 2_480, entries: 5 },
  { name: "settings", bytes: 410 },
];

const firstValues = (): object =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.get()]));

/** What runs before the code of a page that was pictured, by its tab. */
const played = new WeakMap<Page, string[]>();

const keptPingsOf = ({ values: { inbox = [], outbox = [] } = {} }: Told): Watched["keptPings"] => ({
  received: inbox.length,
  sent: outbox.length,
  edits: 0,
});

/**
 * Opens a page of the extension that is told what a test says, and nothing else: no core changes or answers anything there,
 * so that each state can be looked at for as long as one likes.
 *
 * @param name folder of the page: `popup`, `options`
 * @param page the tab, which may have been one of these before; a new one when absent
 */
export const picturedPage = async (
  extension: ExtensionBrowser,
  name: string,
  told: Told,
  page?: Page,
): Promise<Page> => {
  const tab = page ?? (await extension.browser.newPage());
  for (const before of played.get(tab) ?? []) await tab.removeScriptToEvaluateOnNewDocument(before);
  const scripts = [
    // Code that tsx runs names its functions with this, and a page has no such thing.
    await tab.evaluateOnNewDocument("globalThis.__name ??= (each) => each"),
    await tab.evaluateOnNewDocument(
      playCore,
      { ...firstValues(), keptPings: keptPingsOf(told), ...told.values },
      { storageUse, findPings: { received: [], sent: [] }, pingRooms: [] },
      told.tab ?? null,
      coreLock,
    ),
  ];
  played.set(
    tab,
    scripts.map(({ identifier }) => identifier),
  );
  await tab.goto(`chrome-extension://${extension.id}/extension/${name}/${name}.html`);
  await tab.waitForFunction(() => document.querySelector("main")?.childElementCount);
  await tab.waitForNetworkIdle({ idleTime: 100 }); // Some parts are loaded when they are needed.
  // And what was loaded is drawn before there is nothing else to do.
  await tab.evaluate(() => new Promise<void>((idle) => requestIdleCallback(() => idle())));
  return tab;
};

/** Tells such a page of new values, as the core would. */
export const changeTold = (page: Page, news: Partial<Watched>): Promise<void> =>
  page.evaluate((what) => (globalThis as unknown as { playing: Playing }).playing.change(what), news);

/** What such a page has asked of the core so far. */
export const askedBy = (page: Page): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as { playing: Playing }).playing.asked);
