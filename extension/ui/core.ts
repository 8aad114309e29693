import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { usualDeadlineMs, type Watched, type WatchedName } from "../core/api.ts";
import { openCoreRequest } from "../core/channel.ts";
import { connectToCore } from "../core/client.ts";

/** Has the service worker open the core. @throws Error when that fails */
const openCore = async (): Promise<void> => {
  const problem: string | null = await chrome.runtime.sendMessage(openCoreRequest);
  if (problem !== null) throw new Error(problem);
};

const core = connectToCore(openCore);

/** Has the core do something; see `CoreClient`. */
export const { ask } = core;

/** Values of the core as signals that follow them. */
export type WatchedSignals<Name extends WatchedName> = {
  readonly [Each in Name]: ReadonlySignal<Watched[Each]>;
};

/** Rejects where the core does not tell in time: a watch would wait for it for ever. */
const impatience = (): Promise<never> =>
  new Promise((_, reject) => {
    setTimeout(reject, usualDeadlineMs, new Error("The core does not tell what it knows."));
  });

/**
 * Watches values of the core for as long as the page lives; all of them come with one message.
 *
 * @throws Error when the core cannot be opened, or does not tell them
 */
export const watched = async <Name extends WatchedName>(...names: Name[]): Promise<WatchedSignals<Name>> => {
  const signals = new Map<WatchedName, Signal<unknown>>();
  const watching = core.watch(names, (name, value) => {
    const following = signals.get(name);
    if (following) following.value = value;
  });
  const now = await Promise.race([watching, impatience()]);
  for (const name of names) signals.set(name, signal(now[name]));
  return Object.fromEntries(signals) as WatchedSignals<Name>;
};
