import type { ComponentChildren } from "preact";
import type { Role } from "../grant.ts";
import type { ReceivedPing } from "../ping-schema.ts";
import type { Called } from "../told-apart.ts";
import type { Exchange } from "./exchange-of.ts";
import type { HistoryEntry } from "./history-of.ts";
import type { Person } from "./persons-in.ts";

/** What an entry of the history needs to know besides its ping. */
export interface Surroundings {
  exchange: Exchange;
  called: Called;
  /** Who is in a room now; undefined while oneself is not. */
  here(room: string): readonly Person[] | undefined;
  /** What this person may do in a room. */
  roleIn(room: string): Role;
  /** Whether each entry names its room. */
  showsRooms: boolean;
  answer(ping: ReceivedPing, text: string): void;
  /** What else can be done with an entry, beside its time. */
  actions?(entry: HistoryEntry): ComponentChildren;
}
