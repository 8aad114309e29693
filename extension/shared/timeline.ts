import * as v from "valibot";
import { timestamp } from "./ping.ts";
import { sentence } from "./words/sentence.ts";

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
  /** Two connections in the room had channels of one label. */
  "imposture",
  /** Something was dropped that was not proven to be from the one under whose name it came. */
  "unproven",
  /** Somebody came with a device that was not known. */
  "new-device",
]);

/** What happens to the computer, its browser and the connections. */
export type Happening = v.InferOutput<typeof event>;

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
