import { createLog } from "../base/log.ts";
import { createTwilioEngine } from "../engines/twilio-engine.ts";
import type { Config } from "../settings/config.ts";
import type { Store } from "../store/open-store.ts";
import { readServiceSecret } from "../store/service-secret.ts";
import { createTeam } from "../team/team.ts";

/**
 * Puts out of the rooms at Twilio whoever may not be there any more, from this process. Embedded rooms are another process's.
 *
 * @returns whether there was anything that this process can reach
 * @throws Error when Twilio does not do it
 */
export const enforceAtTwilio = async (
  { twilio, tokenTtl, publicUrl }: Config,
  store: Store,
): Promise<boolean> => {
  if (!twilio) return false;
  const team = createTeam(store);
  await team.refresh();
  const { mayEnter } = team;
  const secret = await readServiceSecret(store);
  const log = createLog("silent"); // The command says in words of its own what it does.
  const engine = createTwilioEngine(twilio, { tokenTtl, store, secret, mayEnter, publicUrl, log });
  try {
    await engine.enforce(mayEnter);
  } finally {
    await engine.close();
  }
  return true;
};
