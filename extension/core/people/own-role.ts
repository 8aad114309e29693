import { membershipIn, type OwnRole, ownRoleIn } from "../../shared/own-person.ts";
import { connections, enrolment, settings } from "../store/values.ts";

/** What this device may do in a room now, as far as that is known. */
export const ownRoleNow = (room: string): OwnRole =>
  ownRoleIn(connections.get(), room, membershipIn(settings.get(), enrolment.get()));
