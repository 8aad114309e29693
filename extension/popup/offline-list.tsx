import { timeOf } from "../shared/history/time-of.ts";
import { knownTeammates } from "../shared/known-teammates.ts";
import type { AbsentTeammate } from "./absent-teammates.ts";
import { TeammateRow } from "./teammate-row.tsx";

const forget = (identities: readonly string[]) =>
  knownTeammates.update((known) => known.filter(({ identity }) => !identities.includes(identity)));

/** Teammates who are not in the room now; nothing if there are none. */
export const OfflineList = ({
  absent,
  ping,
}: {
  absent: readonly AbsentTeammate[];
  /** Absent where one may send none. */
  ping?: ((to: string) => void) | undefined;
}) => {
  if (absent.length === 0) return null;
  return (
    <section aria-labelledby="offline">
      <h2 id="offline">Offline · {absent.length}</h2>
      <ul class="teammates-offline">
        {absent.map(({ name, identities, lastSeenAt }) => (
          <TeammateRow
            key={name}
            name={name}
            identities={identities}
            note={`last seen ${timeOf(lastSeenAt, Date.now())}`}
            ping={ping}
          >
            <button
              class="icon forget"
              type="button"
              aria-label={`Forget ${name}`}
              title="Forget: pings to everyone wait for them no longer"
              onClick={() => forget(identities)}
            >
              ×
            </button>
          </TeammateRow>
        ))}
      </ul>
    </section>
  );
};
