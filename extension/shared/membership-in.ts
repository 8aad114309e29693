import type { Enrolment } from "./enrolment.ts";
import type { Settings } from "./settings.ts";

/** The enrolment at the service of the settings, or undefined for a guest. */
export const membershipIn = (
  { serviceUrl }: Pick<Settings, "serviceUrl">,
  stored: Enrolment | undefined,
): Enrolment | undefined => (stored?.serviceUrl === serviceUrl ? stored : undefined);
