import type { Enrolment } from "../../shared/enrolment.ts";
import type { Settings } from "../../shared/settings.ts";
import { enrolment, settings } from "../store/values.ts";
import { whileNotConnecting } from "./connecting-turns.ts";

/**
 * Stores that this browser is now a device of a member, and turns the settings to that team and its first room. The rooms
 * of another service are none of its business.
 */
export const takeEnrolment = (taken: Enrolment): Promise<void> =>
  whileNotConnecting(async () => {
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
