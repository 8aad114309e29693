import type { Enrolment, Grant } from "../../shared/enrolment-schema.ts";
import { nameOf, personOf } from "../../shared/identity.ts";
import { enrolment, settings } from "../store/values.ts";
import { ConnectionError } from "./connection-problem.ts";
import type { AccessRequest, RoomAccess } from "./request-access.ts";

const sameRooms = (a: readonly Grant[], b: readonly Grant[]): boolean =>
  a.length === b.length && a.every(({ room, role }, n) => room === b[n]?.room && role === b[n].role);

/** Stores what a service says of a member now, where that is another name or other rooms than it said before. */
export const recordMembership = async ({
  serviceUrl,
  device,
  name,
  person,
  rooms,
}: Enrolment): Promise<void> => {
  const isThis = (stored: Enrolment | undefined): stored is Enrolment =>
    stored?.serviceUrl === serviceUrl && stored.device === device;
  const stored = await enrolment.update((now) => {
    if (!isThis(now) || (now.name === name && now.person === person && sameRooms(now.rooms, rooms)))
      return now;
    return { ...now, name, person, rooms };
  });
  if (!isThis(stored)) return;
  await settings.update((now) =>
    now.serviceUrl !== serviceUrl || now.name === name ? now : { ...now, name },
  );
};

type RequestAccess = (request: AccessRequest, signal: AbortSignal) => Promise<RoomAccess>;

/** Who is told what a service says besides. */
export interface Listeners {
  /** What the service says of this device's member. */
  membership(said: Enrolment): void;
  /** The members who were removed lately, see `RoomAccess`. */
  removed(persons: string[]): void;
}

/**
 * Asks for access as the given one does, and tells what a service says besides, of a member and of those removed. A member who may not enter the
 * wanted room any more is told in which ones they may.
 */
export const requestAndTell =
  (ask: RequestAccess, tell: Listeners): RequestAccess =>
  async (request, signal) => {
    const { serviceUrl, member: device } = request;
    const asked = async (room: string | undefined): Promise<RoomAccess> => {
      const access = await ask({ ...request, room }, signal);
      const { rooms, identity, removed = [] } = access;
      if (removed.length > 0) tell.removed(removed);
      if (device !== undefined && rooms)
        tell.membership({ serviceUrl, device, name: nameOf(identity), person: personOf(identity), rooms });
      return access;
    };
    try {
      return await asked(request.room);
    } catch (error) {
      const isRefused =
        device !== undefined && error instanceof ConnectionError && error.problem.code === "room_not_allowed";
      if (isRefused) await asked(undefined).catch(() => {}); // For its rooms only; the user chooses among them.
      throw error;
    }
  };
