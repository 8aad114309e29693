import { nameOf, personOf } from "../../shared/identity.ts";
import type { Enrolment, Grant } from "../../shared/team-schema.ts";
import { enrolment, settings } from "../store/values.ts";
import { ConnectionError } from "./connection-problem.ts";
import { followGrants } from "./granted-rooms.ts";
import type { AccessRequest, RoomAccess } from "./request-access.ts";

const sameRooms = (a: readonly Grant[], b: readonly Grant[]): boolean =>
  a.length === b.length && a.every(({ room, role }, n) => room === b[n]?.room && role === b[n].role);

/** Stores what a service says of a member now, where that is another name or other rooms than it said before; and goes by it. */
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
    if (!isThis(now)) return now;
    const { removed, ...rest } = now; // It has just been let in.
    const isSame = now.name === name && now.person === person && sameRooms(now.rooms, rooms);
    return isSame && !removed ? now : { ...rest, name, person, rooms };
  });
  if (!isThis(stored)) return;
  if (settings.get().serviceUrl !== serviceUrl) return;
  await settings.update((now) => (now.name === name ? now : { ...now, name }));
  await followGrants(rooms);
};

// The service's words for it.
const ownRemovals = ["device_removed", "member_removed"];

type RequestAccess = (request: AccessRequest, signal: AbortSignal) => Promise<RoomAccess>;

/** Who is told what a service says besides. */
export interface Listeners {
  /** What the service says of this device's member. */
  membership(said: Enrolment): void;
  /** The members who were removed lately, see `RoomAccess`. */
  removed(persons: string[]): void;
  /** The service has removed this device, or its member. */
  ownRemoval(device: Pick<Enrolment, "serviceUrl" | "device">): void;
}

/**
 * Asks for access as the given one does, and tells what a service says besides, of a member and of those removed, and that this device itself was removed. A member who may not enter the
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
      if (device === undefined || !(error instanceof ConnectionError)) throw error;
      const { code = "" } = error.problem;
      if (ownRemovals.includes(code)) tell.ownRemoval({ serviceUrl, device });
      if (code === "room_not_allowed") await asked(undefined).catch(() => {}); // For its rooms only; the user chooses among them.
      throw error;
    }
  };
