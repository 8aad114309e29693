import type { ReceivedPing } from "../../shared/ping.ts";
import { afterShowing } from "./after-showing.ts";

/**
 * Marks a ping as shown once that and storing it are over.
 *
 * @param isLimited whether it was one too many to be shown
 * @param storing resolves once it is in the inbox; if it never is, the ping comes again, and its notification stays
 * @throws what kept it from being shown
 */
export const finishShowing = async (
  ping: ReceivedPing,
  isLimited: boolean,
  showing: Promise<unknown>,
  storing: Promise<unknown>,
): Promise<void> => {
  const [stored, shown] = await Promise.allSettled([storing, showing]);
  if (shown.status === "rejected") throw shown.reason;
  if (stored.status === "fulfilled") await afterShowing([ping], [ping], isLimited ? [ping] : []);
};
