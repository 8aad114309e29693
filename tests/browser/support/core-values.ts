import type { Page } from "puppeteer-core";
import type { Commands, Watched, WatchedName } from "../../../extension/core/api.ts";
import { coreLock, openCoreRequest, watcherLock } from "../../../extension/core/channel.ts";
import { alsoBehind } from "./person.ts";

type Data<Name extends keyof Commands> = Parameters<Commands[Name]>[0];
type Answer<Name extends keyof Commands> = Awaited<ReturnType<Commands[Name]>>;

const patienceMs = 30_000;

/**
 * Runs in a page: says something to the core, and waits for what comes back. Where there is no core, also after a while, it has one
 * opened; one that ends while it works on a request does not work on it again.
 */
const exchange = async (
  message: { kind: string; id?: string; watcher?: string; command?: string },
  words: { lock: string; open: string; patienceMs: number },
): Promise<Record<string, unknown>> => {
  // Code that tsx runs names its functions with this, and a page has no such thing.
  Reflect.set(globalThis, "__name", (each: unknown) => each);
  const channel = new BroadcastChannel("core");
  let isTaken = false;
  const reply = new Promise<Record<string, unknown>>((resolve, reject) => {
    setTimeout(reject, words.patienceMs, new Error(`The core does not answer: ${JSON.stringify(message)}`));
    channel.addEventListener("message", ({ data }) => {
      if (data.kind === "ready" && isTaken)
        reject(new Error(`The core ended while it did “${message.command}”.`));
      if (data.kind === "ready" && !isTaken) channel.postMessage(message);
      if (data.kind === "taken" && data.id === message.id) isTaken = true;
      if (data.kind === "answer" && data.id === message.id) resolve(data);
      if (data.kind === "values" && data.watcher === message.watcher) resolve(data);
    });
  });
  channel.postMessage(message);
  const look = async () => {
    const { held = [] } = await navigator.locks.query();
    if (!held.some(({ name }) => name === words.lock)) await chrome.runtime.sendMessage(words.open);
  };
  const looking = setInterval(() => void look().catch(() => {}), 1_000); // One that fails is made again.
  try {
    await look();
    return await reply;
  } finally {
    // It watches no longer: nobody holds the lock that the core now waits for.
    if (message.watcher) channel.postMessage({ kind: "held", watcher: message.watcher });
    clearInterval(looking);
    channel.close();
  }
};

const words = { lock: coreLock, open: openCoreRequest, patienceMs };

/**
 * Has the core do something, as pages do.
 *
 * @param page any page of the extension
 * @throws Error what the core threw
 */
export const askCore = async <Name extends keyof Commands>(
  page: Page,
  ...[command, data]: Data<Name> extends undefined ? [Name] : [Name, Data<Name>]
): Promise<Answer<Name>> => {
  const message = { kind: "request", id: crypto.randomUUID(), command, data };
  const { value, error } = await page.evaluate(exchange, message, words);
  if (error) throw new Error((error as Error).message);
  return value as Answer<Name>;
};

/** A value as the core holds it now. @param page any page of the extension */
export const coreValue = async <Name extends WatchedName>(page: Page, name: Name): Promise<Watched[Name]> => {
  const message = { kind: "watch", watcher: crypto.randomUUID(), names: [name] };
  const { values } = await page.evaluate(exchange, message, words);
  return (values as Watched)[name];
};

/** Waits until a value fits. @returns it */
export const untilValue = async <Name extends WatchedName>(
  page: Page,
  name: Name,
  fits: (value: Watched[Name]) => boolean,
  timeoutMs = patienceMs,
): Promise<Watched[Name]> => {
  const until = Date.now() + timeoutMs;
  for (;;) {
    const value = await coreValue(page, name);
    if (fits(value)) return value;
    if (Date.now() > until) throw new Error(`“${name}” stays ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, alsoBehind.polling));
  }
};

/** Begins to write down what a value has been. @returns all of it so far, the present one first */
export const seeValue = async <Name extends WatchedName>(
  page: Page,
  name: Name,
): Promise<() => Promise<Watched[Name][]>> => {
  const seen = `seen ${crypto.randomUUID()}`;
  const watcher = crypto.randomUUID();
  await page.evaluate(
    async (key, name, watcher, lock) => {
      const all: unknown[] = [];
      Object.assign(globalThis, { [key]: all });
      // The core forgets a watcher whose lock is free.
      await new Promise<void>((held) => {
        void navigator.locks.request(lock, () => new Promise(() => held()));
      });
      const channel = new BroadcastChannel("core");
      await new Promise<void>((told) => {
        channel.addEventListener("message", ({ data }) => {
          if (data.kind === "changed" && data.name === name && all.length > 0) all.push(data.value);
          if (data.kind !== "values" || data.watcher !== watcher) return;
          all.push(data.values[name]);
          told();
        });
        channel.postMessage({ kind: "watch", watcher, names: [name] });
      });
    },
    seen,
    name,
    watcher,
    watcherLock(watcher),
  );
  return () => page.evaluate((key) => (globalThis as never)[key], seen);
};
