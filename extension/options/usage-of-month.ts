import type { KnownEngine, Usage } from "../shared/connection-schema.ts";

// The service counts by calendar months in UTC.
const monthOf = (at: number): string => new Date(at).toISOString().slice(0, 7);

/**
 * What is used up of the present month; undefined where the service has said nothing of it, or last in another month.
 *
 * @param now milliseconds since 1970
 */
export const usageOfMonth = ({ usage, toldAt }: KnownEngine, now: number): Usage | undefined =>
  monthOf(toldAt) === monthOf(now) ? usage : undefined;
