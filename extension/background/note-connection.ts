import { type Connection, connection, participantsOf } from "../shared/connection.ts";
import { knownTeammates } from "../shared/known-teammates.ts";
import { settings } from "../shared/settings.ts";
import { withSeen } from "./with-seen.ts";

/** Stores how the connection stands now, and remembers whom it showed. */
export const noteConnection = async (latest: Connection): Promise<void> => {
  const before = participantsOf(await connection.get());
  await connection.set(latest);
  const { room } = await settings.get();
  const sighting = { before, present: participantsOf(latest), room, now: Date.now() };
  await knownTeammates.update((known) => withSeen(known, sighting));
};
