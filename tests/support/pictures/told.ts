import type { Watched } from "../../../extension/core/api.ts";
import type { Connection } from "../../../extension/shared/connection-schema.ts";
import { defaultSettings, type Settings } from "../../../extension/shared/settings-schema.ts";
import type { Told } from "./pictured-page.ts";
import { ana, room } from "./team.ts";

/** What the core tells besides the usual. */
export interface Besides extends Partial<Omit<Watched, "settings">> {
  settings?: Partial<Settings>;
  tab?: string;
}

/** What the core tells in the browser of Ana Lima, who has been through the first run. */
export const told = ({ settings, tab, ...values }: Besides = {}): Told => ({
  values: {
    connections: { [room]: { state: "connecting" } },
    ...values,
    settings: {
      ...defaultSettings,
      serviceUrl: "https://ping.example.com",
      name: "Ana Lima",
      room,
      ...settings,
    },
  },
  ...(tab === undefined ? {} : { tab }),
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
