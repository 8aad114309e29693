import type { ReceivedPing } from "../shared/ping.ts";
import { afterShowing } from "./after-showing.ts";

/**
 * Marks a ping as shown once that and storing it are over.
 *
 * @param storing resolves once it is in the inbox; if it never is, the ping comes again, and its notification stays
 * @throws what kept it from being shown
 */
export const finishShowing = async (
  ping: ReceivedPing,
  showing: Promise<unknown>,
  storing: Promise<unknown>,
): Promise<void> => {
  const [stored, shown] = await Promise.allSettled([storing, showing]);
  if (shown.status === "rejected") throw shown.reason;
  if (stored.status === "fulfilled") await afterShowing([ping], [ping]);
};
