import type { Availability, Connection } from "../../shared/connection-schema.ts";
import type { DeviceKey } from "../../shared/device-key.ts";
import type { WireMessage } from "../../shared/wire-schema.ts";
import type { ConnectionProblem } from "../access/connection-problem.ts";
import type { AccessRequest, RoomAccess } from "../access/request-access.ts";
import type { DevicePins } from "../sealing/device-pins.ts";
import type { Speaker } from "../sealing/speaker.ts";
import type { InspectedSession } from "./inspect-connections.ts";
import type { Liveness } from "./liveness.ts";
import type { JoinRoom, Origin } from "./room.ts";

/** The room that we are in now. */
export interface Session extends Speaker {
  /** The room's name. */
  name: string;
  /** This device's identity in the room. */
  identity: string;
  /** Identities of the others. */
  participants: string[];
  /** Whether anyone who can reach the service may be in the room. */
  openToGuests?: boolean | undefined;
  /** Somebody's public key: undefined while it may still come, null for a page of other software, which has none. */
  keyOf(identity: string): string | null | undefined;
  /** Tells the room our key and presence once more. */
  introduce(): void;
  /** Has it told that something came which is not proven to be from whom it seemed. */
  doubt(from: string): void;
}

/** A stay, for those who keep it alive. */
export interface LiveSession extends Session {
  life: Liveness;
  /** Reports the connection once more, with what is known now. */
  tell(): void;
  /** Looks into it, for those who search for what is wrong. */
  inspect(): Promise<InspectedSession>;
}

/** What a stay is made of, and whom it tells. */
export interface SessionParts {
  requestAccess(request: AccessRequest, signal: AbortSignal): Promise<RoomAccess>;
  joinRoom: JoinRoom;
  /** Called when a stay begins, and with undefined when it is over. */
  present(stay: LiveSession | undefined): void;
  /** Called with each change of the connection. */
  report(connection: Connection): void;
  /** Our public key. */
  publicKey: Promise<string>;
  /** Called when pings can be sealed for somebody in the room from now on. */
  met(identity: string, stay: Session): void;
  /** Called with what arrives on somebody's data tracks for us and is theirs, signs of life left out. */
  hear(message: WireMessage, origin: Origin, stay: Session): void;
  /** Called when something was dropped that is not proven to be its sender's; once for each sender and stay. */
  unproven(room: string): void;
  /** Called when somebody is met on a device of theirs that was not known. @param identity the device's */
  newDevice(identity: string, room: string): void;
  /** This device's key for a service. */
  deviceKey(serviceUrl: string): Promise<DeviceKey>;
  pins: DevicePins;
  /** Tells the time of our next statement: see `createStatementClock`. */
  statementTime: Promise<() => number>;
  /** How the user is. */
  presence(): Availability;
  /** Whether a ping waits for somebody who is here. */
  isBusy(): boolean;
  /** Whether to join anew because the way to one of several seems broken; asking uses it up for a while. */
  mayHeal(what: "one" | "hearing"): boolean;
}

/** How a stay ended. */
export interface SessionEnd {
  problem: ConnectionProblem;
  /** We left by ourselves, to join anew at once; “reconnecting” has been reported. */
  byUs: boolean;
  /** For the next stay; absent when it has to be asked for. */
  next?: RoomAccess | undefined;
}
