import { knownTeammates } from "../shared/known-teammates.ts";

/** Forgets that somebody was met in a room; in other rooms they stay known. @param identities of their devices */
export const forgetTeammate = async (room: string, identities: readonly string[]): Promise<void> => {
  await knownTeammates.update((known) =>
    known.filter((each) => each.room !== room || !identities.includes(each.identity)),
  );
};
