import { createTwilioEngine } from "../engines/twilio-engine.ts";
import type { Config } from "../settings/config.ts";
import type { Store } from "../store/open-store.ts";
import { createTeam } from "../team/team.ts";

/**
 * Puts out of the rooms at Twilio whoever may not be there any more, from this process. Embedded rooms are another process's.
 *
 * @returns whether there was anything that this process can reach
 * @throws Error when Twilio does not do it
 */
export const enforceNow = async ({ twilio, tokenTtl }: Config, store: Store): Promise<boolean> => {
  if (!twilio) return false;
  const team = createTeam(store);
  await team.refresh();
  const engine = createTwilioEngine(twilio, tokenTtl);
  try {
    await engine.enforce(team.mayEnter);
  } finally {
    await engine.close();
  }
  return true;
};
