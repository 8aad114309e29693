import type { SentPing } from "../../shared/ping.ts";
import { isPending } from "./is-pending.ts";

/** Whether a ping is still to be delivered to some device. @param now milliseconds since 1970 */
export const isDue = (ping: SentPing, now: number): boolean => ping.expiresAt > now && isPending(ping);
