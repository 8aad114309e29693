import type { KnownTeammate } from "../shared/known-teammates.ts";
import { TeammateRow } from "./teammate-row.tsx";
import { timeOf } from "./time-of.ts";

/** Teammates who are not in the room now, those seen last first; nothing if there are none. */
export const OfflineList = ({
  known,
  room,
  present,
  ping,
}: {
  known: readonly KnownTeammate[];
  /** The room in the settings: who was met elsewhere cannot be pinged here. */
  room: string;
  /** Identities of those who are here. */
  present: readonly string[];
  ping(to: string): void;
}) => {
  const offline = known.filter((each) => each.room === room && !present.includes(each.identity));
  if (offline.length === 0) return null;
  return (
    <section aria-labelledby="offline">
      <h2 id="offline">Offline · {offline.length}</h2>
      <ul class="teammates-offline">
        {offline.map(({ identity, lastSeenAt }) => (
          <TeammateRow
            key={identity}
            identity={identity}
            note={`last seen ${timeOf(lastSeenAt, Date.now())}`}
            ping={ping}
          />
        ))}
      </ul>
    </section>
  );
};
