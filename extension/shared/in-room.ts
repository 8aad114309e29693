import { chosenRooms } from "./room-choice.ts";
import type { Settings } from "./settings.ts";
import { say } from "./words/say.ts";

/** A room as it is to be told; undefined while there is but one, which goes without saying. */
export const toldRoom = (settings: Pick<Settings, "room" | "rooms">, room: string): string | undefined =>
  chosenRooms(settings).length > 1 ? room : undefined;

/** Somebody, and in which room if that is to be told: “Ana in ops”. */
export const inRoom = (who: string, told: string | undefined): string =>
  told === undefined ? who : say("shared_in_room", who, told);
