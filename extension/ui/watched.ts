import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Watched, WatchedName } from "../core/api.ts";
import { watch } from "./core.ts";

/** Values of the core as signals that follow them. */
export type WatchedSignals<Name extends WatchedName> = {
  readonly [Each in Name]: ReadonlySignal<Watched[Each]>;
};

/**
 * Watches values of the core for as long as the page lives; all of them come with one message.
 *
 * @throws Error when the core cannot be opened
 */
export const watched = async <Name extends WatchedName>(...names: Name[]): Promise<WatchedSignals<Name>> => {
  const signals = new Map<WatchedName, Signal<unknown>>();
  const now = await watch(names, (name, value) => {
    const following = signals.get(name);
    if (following) following.value = value;
  });
  for (const name of names) signals.set(name, signal(now[name]));
  return Object.fromEntries(signals) as WatchedSignals<Name>;
};
