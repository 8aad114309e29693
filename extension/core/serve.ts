import type { Commands, Watched, WatchedName } from "./api.ts";
import {
  coreLock,
  type FromClient,
  type FromCore,
  openChannel,
  type Splice,
  type ToldError,
  watcherLock,
} from "./channel.ts";
import type { Value } from "./store/value.ts";

/** The values that may be watched, as the core holds them. */
export type WatchedValues = { readonly [Name in WatchedName]: Value<Watched[Name]> };

// Pages draw on the thread on which the core sends and shows pings (Chromium 156), so what they draw waits until a ping has left.
const tellingDelayMs = 20;

// Far more than are asked in the moment in which “ready” is on its way.
const maxTaken = 1_000;

const toldError = (error: unknown): ToldError =>
  error instanceof Error
    ? { name: error.name, message: error.message }
    : { name: "Error", message: String(error) };

/**
 * How a list became another one: what both begin and end with stays. Items are told apart by reference, as every change of the core
 * leaves the items that it does not touch.
 */
export const spliceBetween = (before: readonly unknown[], after: readonly unknown[]): Splice => {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return {
    start,
    deleteCount: before.length - start - end,
    items: after.slice(start, after.length - end),
  };
};

/**
 * Serves the pages and the service worker. It listens at once, so that nobody asks in vain.
 *
 * @param ready resolves once the store is loaded; requests wait for it
 */
export const serve = (commands: Commands, values: WatchedValues, ready: Promise<unknown>): void => {
  const watchers = new Map<string, ReadonlySet<WatchedName>>();
  const taken = new Set<string>();
  const untold = new Set<WatchedName>();
  /** What those who watch a list have of it. */
  const told = new Map<WatchedName, readonly unknown[]>();

  const tellChange = (name: WatchedName): void => {
    const value: unknown = values[name].get();
    const before = told.get(name);
    if (Array.isArray(value) && before) {
      told.set(name, value);
      say({ kind: "spliced", name, splice: spliceBetween(before, value) });
    } else say({ kind: "changed", name, value });
  };

  const tellChanges = (): void => {
    const watched = new Set([...watchers.values()].flatMap((names) => [...names]));
    for (const name of untold) if (watched.has(name)) tellChange(name);
    untold.clear();
  };

  const answer = async ({ id, command, data }: Extract<FromClient, { kind: "request" }>): Promise<void> => {
    // A client that asked just before it heard “ready” asks again, and nothing may be done twice.
    if (taken.has(id)) return;
    if (taken.size >= maxTaken) taken.clear();
    taken.add(id);
    say({ kind: "taken", id });
    try {
      await ready;
      const value = await (commands[command] as (data: unknown) => Promise<unknown>)(data);
      tellChanges(); // Whoever hears that it is done has heard what came of it.
      say({ kind: "answer", id, value });
    } catch (error) {
      console.error(`Doing “${command}” failed:`, error);
      say({ kind: "answer", id, error: toldError(error) });
    }
  };

  const watch = async ({ watcher, names }: Extract<FromClient, { kind: "watch" }>): Promise<void> => {
    say({ kind: "taken", id: watcher });
    try {
      await ready;
    } catch (error) {
      say({ kind: "failed", watcher, error: toldError(error) });
      return;
    }
    tellChanges(); // Or the next splice would count from before what this watcher is told.
    watchers.set(watcher, new Set(names));
    const now = Object.fromEntries(names.map((name) => [name, values[name].get()]));
    for (const name of names) if (Array.isArray(now[name])) told.set(name, now[name]);
    say({ kind: "values", watcher, values: now });
  };

  const { say } = openChannel<FromClient, FromCore>((message) => {
    if (message.kind === "hello") say({ kind: "taken", id: message.id });
    if (message.kind === "request") void answer(message);
    if (message.kind === "watch")
      watch(message).catch((error: unknown) => console.error("serving a watcher", error));
    if (message.kind === "held") {
      const { watcher } = message;
      const forget = () => navigator.locks.request(watcherLock(watcher), () => void watchers.delete(watcher));
      ready.then(forget, () => {}); // A core that loads nothing has told its watchers so.
    }
  });

  for (const name of Object.keys(values) as WatchedName[]) {
    (values[name] as Value<unknown>).onChanged(() => {
      if (untold.size === 0) setTimeout(tellChanges, tellingDelayMs);
      untold.add(name);
    });
  }
  void navigator.locks.request(coreLock, () => new Promise(() => {}));
  say({ kind: "ready" });
};
