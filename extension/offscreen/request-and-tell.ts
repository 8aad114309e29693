import { ConnectionError } from "../shared/connection-problem.ts";
import type { Enrolment } from "../shared/enrolment.ts";
import { nameOf } from "../shared/teammate.ts";
import type { AccessRequest } from "./request-access.ts";
import type { RoomAccess } from "./room.ts";

type RequestAccess = (request: AccessRequest, signal: AbortSignal) => Promise<RoomAccess>;

/**
 * Asks for access as the given one does, and tells what a service says of a member besides. A member who may not enter the
 * wanted room any more is told in which ones they may.
 */
export const requestAndTell =
  (ask: RequestAccess, tell: (said: Enrolment) => void): RequestAccess =>
  async (request, signal) => {
    const { serviceUrl, member: device } = request;
    if (device === undefined) return ask(request, signal);

    const asked = async (room: string | undefined): Promise<RoomAccess> => {
      const access = await ask({ ...request, room }, signal);
      const { rooms, identity } = access;
      if (rooms) tell({ serviceUrl, device, name: nameOf(identity), rooms });
      return access;
    };
    try {
      return await asked(request.room);
    } catch (error) {
      const isRefused = error instanceof ConnectionError && error.problem.code === "room_not_allowed";
      if (isRefused) await asked(undefined).catch(() => {}); // For its rooms only; the user chooses among them.
      throw error;
    }
  };
