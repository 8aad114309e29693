import { type Connection, connection, participantsOf } from "../shared/connection.ts";
import { knownTeammates } from "../shared/known-teammates.ts";
import { settings } from "../shared/settings.ts";
import { withSeen } from "./with-seen.ts";

/** Stores how the connection stands now, and remembers whom it showed. */
export const noteConnection = async (latest: Connection): Promise<void> => {
  const last = await connection.get();
  await connection.set(latest);
  const { room: chosen } = await settings.get();
  const roomOf = (one: Connection): string => ("room" in one ? one.room : undefined) ?? chosen;
  const room = roomOf(latest);
  // Whoever was in the room before this one has not gone from this one.
  const before = roomOf(last) === room ? participantsOf(last) : [];
  const sighting = { before, present: participantsOf(latest), room, now: Date.now() };
  await knownTeammates.update((known) => withSeen(known, sighting));
};
