import { isSamePerson } from "../../shared/is-same-person.ts";
import type { Settings } from "../../shared/settings.ts";

/** Whether somebody's urgent pings are taken as such. @param from identity */
export const takesUrgentFrom = (
  from: string,
  { takeUrgent, noUrgentFrom }: Pick<Settings, "takeUrgent" | "noUrgentFrom">,
): boolean => takeUrgent && !noUrgentFrom.some((person) => isSamePerson(person, from));
