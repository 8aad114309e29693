import type { ReceivedPing } from "../../shared/ping.ts";
import type { Body } from "../../shared/wire-ping.ts";

/** A ping as it came from the room. */
export type ArrivingPing = Body & Pick<ReceivedPing, "id" | "from" | "room" | "toEveryone">;

/** What became of a ping that arrived. */
export interface Arrival {
  /** It was urgent, and is not taken as that. */
  urgentRefused?: boolean;
  /** It could not be stored. */
  unstored?: boolean;
  /** And not for lack of room. */
  failing?: boolean;
}
