import { type Enrolment, enrolment } from "../../shared/enrolment.ts";
import { type Settings, settings } from "../../shared/settings.ts";
import { withConnectingLock } from "../rooms/connecting-lock.ts";

/**
 * Stores that this browser is now a device of a member, and turns the settings to that team and its first room. The rooms
 * of another service are none of its business.
 */
export const takeEnrolment = (taken: Enrolment): Promise<void> =>
  withConnectingLock(async () => {
    await enrolment.set(taken);
    const { serviceUrl, name, rooms } = taken;
    const settingsOf = (now: Settings): Settings => ({
      ...now,
      serviceUrl,
      name,
      room: rooms[0]?.room ?? now.room,
      rooms: now.serviceUrl === serviceUrl ? now.rooms : [],
    });
    await settings.update(settingsOf);
  });
