import type { ReceivedPing } from "../../shared/ping.ts";
import type { Settings } from "../../shared/settings.ts";

/** Whether a ping came in a room whose pings, the urgent ones too, gather in the list without a notification. */
export const isMuted = (ping: Pick<ReceivedPing, "room">, { rooms }: Pick<Settings, "rooms">): boolean =>
  rooms.some(({ room, muted }) => muted && room === ping.room);
