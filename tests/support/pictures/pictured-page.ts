import type { Page } from "puppeteer-core";
import type { ExtensionBrowser } from "../launch-extension.ts";

/** What a page finds stored, as it is stored. */
export interface Stored {
  local?: Record<string, unknown>;
  session?: Record<string, unknown>;
  /** The address of the tab over which the popup is opened. */
  tab?: string;
}

type Listener = (changes: Record<string, { newValue?: unknown; oldValue?: unknown }>, area: string) => void;

/** Runs in the page, before its own code. */
const holdStored = ({ local = {}, session = {}, tab }: Stored): void => {
  const held: Record<string, Record<string, unknown>> = { local, session };
  const listeners = new Set<Listener>();
  const change = (area: string, values: Record<string, unknown>): void => {
    const items = held[area] ?? {};
    const changes = Object.fromEntries(
      Object.entries(values).map(([key, newValue]) => [key, { oldValue: items[key], newValue }]),
    );
    Object.assign(items, values);
    for (const listener of listeners) listener(changes, area);
  };
  const picked = (area: string, wanted: unknown): Record<string, unknown> => {
    const items = held[area] ?? {};
    const keys =
      typeof wanted === "string" ? [wanted] : Array.isArray(wanted) ? wanted : Object.keys(wanted ?? items);
    return structuredClone(
      Object.fromEntries(keys.filter((key) => key in items).map((key) => [key, items[key]])),
    );
  };
  const namespaces = [globalThis.chrome, (globalThis as { browser?: typeof chrome }).browser];
  for (const each of namespaces.filter((namespace) => namespace?.storage)) {
    const { storage, runtime, tabs } = each as typeof chrome;
    for (const area of ["local", "session"] as const) {
      Object.assign(storage[area], {
        get: async (keys?: unknown) => picked(area, keys),
        set: async (values: Record<string, unknown>) => change(area, values),
        remove: async (key: string) => change(area, { [key]: undefined }),
      });
    }
    Object.assign(storage.onChanged, {
      addListener: (listener: Listener) => listeners.add(listener),
      removeListener: (listener: Listener) => listeners.delete(listener),
    });
    Object.assign(runtime, { sendMessage: async () => ({ res: null }) });
    if (tabs) Object.assign(tabs, { query: async () => (tab === undefined ? [] : [{ url: tab }]) });
  }
  Object.assign(globalThis, { changeStored: change });
};

/**
 * Opens a page of the extension that sees what a test says is stored, and nothing else: no background writes or answers
 * there, so that each state can be looked at for as long as one likes.
 *
 * @param name folder of the page: `popup`, `options`
 */
export const picturedPage = async (
  extension: ExtensionBrowser,
  name: string,
  stored: Stored,
): Promise<Page> => {
  const page = await extension.browser.newPage();
  // Code that tsx runs names its functions with this, and a page has no such thing.
  await page.evaluateOnNewDocument("globalThis.__name ??= (each) => each");
  await page.evaluateOnNewDocument(holdStored, stored);
  await page.goto(`chrome-extension://${extension.id}/extension/${name}/${name}.html`);
  await page.waitForFunction(() => document.querySelector("main")?.childElementCount);
  await page.waitForNetworkIdle({ idleTime: 100 }); // Some parts are loaded when they are needed.
  // And what was loaded is drawn before there is nothing else to do.
  await page.evaluate(() => new Promise<void>((idle) => requestIdleCallback(() => idle())));
  return page;
};

/** Writes into what the page finds stored, as another part of the extension would. */
export const changeStored = (
  page: Page,
  area: "local" | "session",
  values: Record<string, unknown>,
): Promise<void> =>
  page.evaluate(
    (where, what) =>
      (globalThis as unknown as { changeStored(area: string, values: object): void }).changeStored(
        where,
        what,
      ),
    area,
    values,
  );
