import * as v from "valibot";
import { priority, receivedPing, timestamp } from "./ping-schema.ts";
import { lost, sentence } from "./stored-shape-schema.ts";

/** What the popup's text field holds, as it is stored. */
export const draftShape = v.object({
  text: v.string(),
  /** The room for which it was typed; absent where that was not stored yet. */
  room: v.optional(v.string()),
  /** How urgent it is to be; an ordinary ping if absent. */
  priority: v.optional(priority),
});

/** What the popup's text field holds. */
export type Draft = v.InferOutput<typeof draftShape>;

/** What this browser had no room for, as it is stored. */
export const leftOutSchema = v.object({
  /** How many pings left the inbox unseen, so that newer ones had room. */
  pings: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  /** There were more people than the list of teammates takes. */
  people: v.optional(
    v.object({
      /** When that was noted, milliseconds since 1970. */
      at: timestamp,
      isDismissed: v.boolean(),
    }),
  ),
});

/** What this browser had no room for. */
export type LeftOut = v.InferOutput<typeof leftOutSchema>;

const amount = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** How many pings are kept. */
export const keptPingsSchema = v.object({
  received: amount,
  sent: amount,
  /**
   * Rises with each change that the lists in memory do not show: a ping was deleted, or an old one changed. It begins with the time
   * at which the core did, so that it differs from one core to the next.
   */
  edits: amount,
});

/** How many pings are kept. */
export type KeptPings = v.InferOutput<typeof keptPingsSchema>;
/** What became of a member's room as the admin granted it or took it back, as it is stored. */
export const roomNewsItem = v.object({
  room: v.string(),
  /** `left-out` was granted, and this browser is in as many rooms as it joins. */
  what: v.picklist(["joined", "withdrawn", "left-out"]),
  /** Whether the user has read it: kept of what is still so, so that it is told once. */
  isRead: v.optional(v.boolean()),
});

/** What became of a member's room as the admin granted it or took it back. */
export type RoomNewsItem = v.InferOutput<typeof roomNewsItem>;

/** Why the last sign-in let nobody in, as pages are told. The popup closes when the sign-in's window opens, and shows it when it opens next. */
export const signInProblemSchema = v.object({
  serviceUrl: v.string(),
  /** A sentence. */
  problem: v.string(),
});

/** Something stored that had the wrong shape and was left out. */
export const storageProblem = v.object({
  /** Which stored item had the wrong shape. */
  key: v.string(),
  lost,
  /** When that was first seen. */
  since: timestamp,
});
export type StorageProblem = v.InferOutput<typeof storageProblem>;

/** What is remembered of a ping that was received, whatever became of it, as it is stored. */
export const receivedKey = v.object({
  key: v.string(),
  /** When it was last taken note of, milliseconds since 1970. */
  at: timestamp,
});
export type ReceivedKey = v.InferOutput<typeof receivedKey>;

// Whoever has no room for more pings than these sees some of them twice.
const maxShown = 200;

/** That the browser's storage takes no pings, as when it is full. Kept in memory, which has a limit of its own. */
export const storingFailsSchema = v.object({
  /** Since when what arrives cannot be stored, milliseconds since 1970; absent while it can. */
  since: v.optional(timestamp),
  /** Why not, in the browser's words; absent when there is no room for them. */
  reason: v.optional(v.string()),
  /** Pings that were shown and could not be stored, newest first, and what was done with them since. */
  shown: v.pipe(
    v.array(receivedPing),
    v.transform((pings) => pings.slice(0, maxShown)),
  ),
});

/** How a room may stand. */
const roomState = v.picklist(["connecting", "connected", "reconnecting", "disconnected", "paused"]);

/** What else happens that a connection depends on. */
const event = v.picklist([
  /** The browser or the extension has started. */
  "started",
  /** The document that holds the rooms was opened. */
  "opened",
  /** It did not answer and was replaced. */
  "replaced",
  /** The browser says that there is a network again, or none. */
  "online",
  "offline",
  /** The computer woke up. */
  "woke",
  /** Its clock was set back. */
  "set-back",
  /** Something was dropped that was not proven to be from the one under whose name it came. */
  "unproven",
  /** Somebody came with a device that was not known. */
  "new-device",
]);

/** Something that happened to the connection, as it is stored. */
export const change = v.object({
  /** Milliseconds since 1970. */
  at: timestamp,
  what: v.union([roomState, event]),
  /** The room that has come to this state, or in which it happened. */
  room: v.optional(v.string()),
  why: v.optional(sentence),
});

/** Something that happened to the connection. */
export type Change = v.InferOutput<typeof change>;

/** Whether this says how a room stands. */
export const isOfRoom = ({ what }: Pick<Change, "what">): boolean => v.is(roomState, what);

/** How far somebody new has come, as far as nothing else tells it, as it is stored. */
export const welcomeProgress = v.object({
  /** The user goes on without pinning the icon. */
  pinLater: v.optional(v.boolean(), false),
  /** A test ping has come back. */
  pinged: v.optional(v.boolean(), false),
});
export type WelcomeProgress = v.InferOutput<typeof welcomeProgress>;
