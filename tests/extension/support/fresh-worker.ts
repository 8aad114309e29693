import { afterEach, beforeEach, type Mock, vi } from "vitest";
import { createFakeBrowser, type FakeBrowser } from "./fake-browser.ts";
import { sentAt } from "./pings.ts";

/** What a service worker hears and sends by `runtime`. */
type Listener = (message: unknown, sender: unknown, respond: (answer: unknown) => void) => boolean;

/** What a test of the service worker begins with. */
export interface Around {
  browser: FakeBrowser;
  /** What the core is asked; it answers with nothing. */
  ask: Mock<(command: string, data?: unknown) => Promise<unknown>>;
  /** Tells the worker an event of its own, such as a click on a notification. */
  happen(kind: string, what: object): void;
  /** Says something to the worker as another part of the extension does. @returns its answer; undefined when it gives none */
  say(message: unknown): Promise<unknown>;
  /** Resolves once what was begun and not awaited is done. */
  settle(): Promise<void>;
}

const surround = (): Around => {
  const browser = createFakeBrowser();
  const ask = vi.fn(async (): Promise<unknown> => undefined);
  const worker = new EventTarget();
  const listeners: Listener[] = [];
  vi.stubGlobal("self", worker);
  vi.stubGlobal("chrome", {
    ...(globalThis as { chrome?: object }).chrome,
    runtime: { ...browser.runtime, onMessage: { addListener: (each: Listener) => listeners.push(each) } },
    action: browser.action,
    storage: browser.storage,
  });
  vi.doMock("../../../extension/shared/browser.ts", () => ({ browser }));
  vi.doMock("../../../extension/background/core.ts", () => ({
    openAnswering: async () => {},
    core: { ask },
    tell: (telling: Promise<unknown>) => void telling.catch(() => {}),
  }));
  return {
    browser,
    ask,
    happen: (kind, what) => worker.dispatchEvent(Object.assign(new Event(kind), what)),
    say: (message) =>
      new Promise((resolve) => {
        const later = listeners.map((listener) => listener(message, {}, resolve));
        if (!later.some(Boolean)) resolve(undefined);
      }),
    settle: async () => {
      for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
    },
  };
};

/**
 * Gives each test of a file a service worker that has just been started, in a browser of its own and beside a core that is only
 * asked. Its modules are new for each test.
 *
 * @param load imports what the test is about
 */
export const freshWorker = <Loaded extends object>(load: () => Promise<Loaded>): Around & Loaded => {
  const worker = {} as Around & Loaded;

  beforeEach(async () => {
    vi.useFakeTimers({ now: sentAt, toFake: ["Date"] });
    vi.resetModules();
    Object.assign(worker, surround());
    Object.assign(worker, await load());
  });

  afterEach(() => {
    vi.doUnmock("../../../extension/shared/browser.ts");
    vi.doUnmock("../../../extension/background/core.ts");
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  return worker;
};
