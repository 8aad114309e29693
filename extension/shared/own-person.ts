import { cleanName } from "../../naming/clean-name.ts";
import type { Enrolment } from "./enrolment.ts";
import { membershipIn } from "./membership-in.ts";
import type { Settings } from "./settings.ts";
import { personOf } from "./teammate.ts";

/**
 * This person, see `personOf`: as the service says while connected, and else as it said of a member when it last did. Of a guest
 * there is only the name then, as the service would make it of the one in the settings.
 */
export const ownPerson = (
  connection: { state: string; identity?: string },
  set: Pick<Settings, "name" | "serviceUrl">,
  enrolled: Enrolment | undefined,
): string =>
  connection.identity === undefined
    ? (membershipIn(set, enrolled)?.person ?? cleanName(set.name))
    : personOf(connection.identity);
