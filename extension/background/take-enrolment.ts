import { type Enrolment, enrolment } from "../shared/enrolment.ts";
import { settings } from "../shared/settings.ts";
import { withConnectingLock } from "./connecting-lock.ts";

/** Stores that this browser is now a device of a member, and turns the settings to that team and its first room. */
export const takeEnrolment = (taken: Enrolment): Promise<void> =>
  withConnectingLock(async () => {
    await enrolment.set(taken);
    const { serviceUrl, name, rooms } = taken;
    await settings.update((now) => ({ ...now, serviceUrl, name, room: rooms[0]?.room ?? now.room }));
  });
