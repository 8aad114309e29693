import type { Commands, Watched, WatchedName } from "./api.ts";

/** The Web Lock that the core holds as long as it lives, so that anybody can see whether there is one. */
export const coreLock = "core";

/** The Web Lock that a page holds as long as it watches values. @param watcher its id */
export const watcherLock = (watcher: string): string => `watcher ${watcher}`;

/** What a page says to the service worker, by `runtime.sendMessage`, to have the core opened. */
export const openCoreRequest = "open the core";

/** An error as it crosses contexts. */
export interface ToldError {
  name: string;
  message: string;
}

/** What a client says. */
export type FromClient =
  /** Asks for nothing but that the core says it has heard it. */
  | { kind: "hello"; id: string }
  | { kind: "request"; id: string; command: keyof Commands; data: unknown }
  | { kind: "watch"; watcher: string; names: WatchedName[] }
  /** It holds its lock by now, by whose end the core hears that it is gone. */
  | { kind: "held"; watcher: string };

/** What the core says. */
export type FromCore =
  /** It has begun to serve: who asked or watches an earlier one, says so again. */
  | { kind: "ready" }
  /** It has heard this hello, request or watcher, however long the rest takes. */
  | { kind: "taken"; id: string }
  | { kind: "answer"; id: string; value?: unknown; error?: ToldError }
  | { kind: "values"; watcher: string; values: Partial<Watched> }
  /** The core cannot load what is stored. */
  | { kind: "failed"; watcher: string; error: ToldError }
  | { kind: "changed"; name: WatchedName; value: unknown }
  /** A list has changed, against what this core told of it last. */
  | { kind: "spliced"; name: WatchedName; splice: Splice };

/**
 * Opens a channel between the core, the pages and the service worker of this extension; no other origin can.
 *
 * @param hear is called with what others say
 */
export const openChannel = <Heard, Said>(
  hear: (message: Heard) => void,
): { say(message: Said): void; close(): void } => {
  const channel = new BroadcastChannel("core");
  channel.addEventListener("message", ({ data }: MessageEvent<Heard>) => hear(data));
  return { say: (message) => channel.postMessage(message), close: () => channel.close() };
};

/** What makes a list another one: some items in the middle give way to others. */
export interface Splice {
  start: number;
  deleteCount: number;
  items: unknown[];
}

/** The list with this change; the other items are the same as before. */
export const spliced = (list: readonly unknown[], { start, deleteCount, items }: Splice): unknown[] =>
  list.toSpliced(start, deleteCount, ...items);
