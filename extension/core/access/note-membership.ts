import type { Enrolment } from "../../shared/enrolment.ts";
import type { Grant } from "../../shared/grant.ts";
import { enrolment, settings } from "../store/values.ts";

const sameRooms = (a: readonly Grant[], b: readonly Grant[]): boolean =>
  a.length === b.length && a.every(({ room, role }, n) => room === b[n]?.room && role === b[n].role);

/** Stores what a service says of a member now, where that is another name or other rooms than it said before. */
export const noteMembership = async ({
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
