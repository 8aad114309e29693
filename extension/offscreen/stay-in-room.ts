import type { Connection } from "../shared/connection.ts";
import type { ConnectionProblem } from "../shared/connection-problem.ts";
import type { AccessRequest } from "./request-access.ts";
import type { JoinRoom, Room, RoomAccess } from "./room.ts";

/** The room that we are in now. */
export interface Stay {
  room: Room;
  /** The room's name. */
  name: string;
  /** This device's identity in the room. */
  identity: string;
  /** Identities of the others. */
  participants: string[];
}

/** What a stay is made of, and whom it tells. */
export interface StayParts {
  requestAccess(request: AccessRequest, signal: AbortSignal): Promise<RoomAccess>;
  joinRoom: JoinRoom;
  /** Called when a stay begins, and with undefined when it is over. */
  present(stay: Stay | undefined): void;
  /** Called with each change of the connection. */
  report(connection: Connection): void;
  /** Called with what arrives on somebody's data track. */
  hear(data: unknown, from: string, stay: Stay): void;
}

/**
 * Gets access, joins the room and stays until it ends.
 *
 * @param signal leaves the room; its reason is thrown
 * @returns what ended the stay
 * @throws ConnectionError when the room cannot be joined
 */
export const stayInRoom = async (
  request: AccessRequest,
  { requestAccess, joinRoom, present, report, hear }: StayParts,
  signal: AbortSignal,
): Promise<ConnectionProblem> => {
  const access = await requestAccess(request, signal);
  let stay: Stay | undefined;
  let participants: string[] = [];
  let repairing = false;
  const tell = () => {
    if (!stay) return;
    stay.participants = participants;
    const { identity, name: room } = stay;
    report(
      repairing
        ? { state: "reconnecting", participants }
        : { state: "connected", identity, room, participants },
    );
  };

  let end: (problem: ConnectionProblem) => void = () => {};
  const ended = new Promise<ConnectionProblem>((resolve, reject) => {
    end = resolve;
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  ended.catch(() => {}); // Awaited below, once joined; a reason to leave may come sooner.

  const room = await joinRoom(
    access,
    {
      message: (data, from) => stay && hear(data, from, stay),
      participants: (identities) => {
        participants = identities;
        tell();
      },
      reconnecting: () => {
        repairing = true;
        tell();
      },
      reconnected: () => {
        repairing = false;
        tell();
      },
      ended: (problem) => end(problem),
    },
    signal,
  );
  try {
    stay = { room, name: access.room, identity: access.identity, participants };
    present(stay);
    tell();
    return await ended;
  } finally {
    present(undefined);
    stay = undefined;
    room.leave();
  }
};
