import { createLog } from "../base/log.ts";
import { createTwilioEngine } from "../engines/twilio-engine.ts";
import type { Config } from "../settings/config.ts";
import type { Store } from "../store/open-store.ts";
import { readServiceSecret } from "../store/service-secret.ts";
import { createTeam } from "../team/team.ts";
import { waitForEnforcement } from "../team/team-state.ts";
import { CommandError } from "./command-error.ts";

/**
 * Puts everybody out of the rooms at Twilio who may not be there any more, from this process. Embedded rooms are in another
 * one.
 *
 * @returns whether there was anything that this process can reach
 * @throws Error when Twilio does not do it
 */
const enforceAtTwilio = async ({ twilio, tokenTtl, publicUrl }: Config, store: Store): Promise<boolean> => {
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

/**
 * Sees to it that a removed member or device is out of the rooms, and tells how far that got.
 *
 * @param who was removed, as the sentences name it
 * @param enforceNow see `enforceAtTwilio`
 * @param waitMs how long a running service has for it, in milliseconds
 * @throws CommandError when somebody may still be in a room at Twilio
 */
export const enforceRemoval = async (
  who: string,
  { config, store }: { config: Config; store: Store },
  { enforceNow = enforceAtTwilio, waitMs = 5_000 } = {},
): Promise<string> => {
  const [reached, confirmed] = await Promise.all([
    enforceNow(config, store).catch((error: Error) => error),
    waitForEnforcement(store, waitMs),
  ]);
  if (confirmed) return `${who} is removed, and out of every room.`;
  const nobody = `no running service confirmed it within ${waitMs / 1_000} seconds`;
  if (reached instanceof Error) {
    throw new CommandError(
      `${who} is removed, but perhaps still in a room: Twilio could not be told (${reached.message}), and ${nobody}. ` +
        "Start the service: it puts out of the rooms whoever may not be there.",
    );
  }
  const start = `its next start refuses ${who}`;
  return reached
    ? `${who} is removed, and out of every room at Twilio. But ${nobody}: probably none runs on this store. Start it soon; ` +
        `until then an access token that was given out earlier may open a room once more, and ${start}.`
    : `${who} is removed. But ${nobody}: probably none runs on this store, and ${start}.`;
};
