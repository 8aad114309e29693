import type { Settings } from "../../shared/settings.ts";
import { nameOf } from "../../shared/teammate.ts";

/** Whether somebody's urgent pings are taken as such. @param from identity */
export const takesUrgentFrom = (
  from: string,
  { takeUrgent, noUrgentFrom }: Pick<Settings, "takeUrgent" | "noUrgentFrom">,
): boolean => takeUrgent && !noUrgentFrom.includes(nameOf(from));
