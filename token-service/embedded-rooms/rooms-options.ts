import type { Logger } from "pino";
import type { AccessGrant } from "./admission/check-access-token.ts";
import type { IceServer } from "./ice-servers/issue-ice-servers.ts";
import type { Bearer } from "./newcomers.ts";
import type { RoomContext } from "./room/room.ts";
import type { RoomLimits } from "./room-limits.ts";
import type { SignalingSocket } from "./signaling/signaling-socket.ts";
import type { SignalingTiming } from "./signaling/signaling-timing.ts";
import type { RoomDirectory } from "./state/room-directory.ts";
import type { RoomStore } from "./state/room-store.ts";

/** What the rooms of a process need from outside. */
export interface RoomsOptions {
  directory: RoomDirectory;
  store: RoomStore;
  /** @throws {SignalingRefusal} 20101 to 20107 */
  checkToken: (token: string, times: "check" | "ignore") => AccessGrant;
  /** See `EmbeddedRoomsOptions`. */
  memberOf: (identity: string) => string | undefined;
  /** See `Newcomers`. */
  showedToken: (socket: SignalingSocket, bearer: Bearer) => void;
  iceServersFor: (identity: string) => IceServer[];
  limits: RoomLimits;
  timing: SignalingTiming;
  context: RoomContext;
  log: Logger;
}
