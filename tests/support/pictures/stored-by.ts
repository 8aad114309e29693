import type { Connection } from "../../../extension/shared/connection-schema.ts";
import type { ReceivedPing, SentPing } from "../../../extension/shared/ping-schema.ts";
import type { Settings } from "../../../extension/shared/settings-schema.ts";
import type { Stored } from "./pictured-page.ts";
import { ana, room } from "./team.ts";

/** What is stored besides the usual, by the names of the stored items. */
export interface Besides {
  settings?: Partial<Settings>;
  /** By room. */
  connections?: Record<string, Connection>;
  inbox?: ReceivedPing[];
  outbox?: SentPing[];
  local?: Record<string, unknown>;
  session?: Record<string, unknown>;
  tab?: string;
}

/** What is stored in the browser of Ana Lima, who has been through the first run. */
export const storedBy = (besides: Besides = {}): Stored => ({
  local: {
    settings: {
      serviceUrl: "https://ping.example.com",
      name: "Ana Lima",
      room,
      sound: true,
      ...besides.settings,
    },
    // Lists of pings are kept as text.
    inbox: JSON.stringify(besides.inbox ?? []),
    outbox: JSON.stringify(besides.outbox ?? []),
    ...besides.local,
  },
  session: { connections: besides.connections ?? { [room]: { state: "connecting" } }, ...besides.session },
  ...(besides.tab === undefined ? {} : { tab: besides.tab }),
});

/** A connection with a room in which these are. */
export const connectedWith = (
  participants: string[],
  more: Partial<Extract<Connection, { state: "connected" }>> = {},
): Connection => ({
  state: "connected",
  identity: ana,
  room,
  participants,
  presences: [],
  provenAt: Date.now(),
  ...more,
});
