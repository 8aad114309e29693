import { lastTarget } from "../shared/last-target.ts";
import { type Sendable, sendPing } from "./send-ping.ts";

/**
 * Sends a ping for which the user chose whom it goes to, and remembers whom, and in which room. An answer changes nothing there: it goes to
 * whoever asked.
 *
 * @returns a sentence that says why it was not sent, or null
 */
export const pingTarget = async (
  what: Pick<Sendable, "to" | "text" | "priority" | "room">,
): Promise<string | null> => {
  const problem = await sendPing(what);
  if (problem === null) {
    const { to, room } = what;
    const target = room === undefined ? { to } : { to, room };
    await lastTarget.update((last) => (last?.to === to && last.room === room ? last : target));
  }
  return problem;
};
