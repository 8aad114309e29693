import { participantsOf } from "../shared/connection.ts";
import type { ShownPresence } from "../shared/presence.ts";
import type { ShownConnection } from "../shared/shown-connection.ts";
import { TeammateRow } from "./teammate-row.tsx";

const notes: Record<ShownPresence, string | undefined> = {
  here: undefined,
  away: "away",
  silent: "does not answer",
};

const emptySentence = (connection: ShownConnection): string =>
  connection.state === "connected"
    ? "Nobody else yet. Teammates appear here as soon as they connect."
    : "Teammates appear here once you are connected.";

/** Who is in the room now, each with a button. */
export const TeammateList = ({
  connection,
  ping,
}: {
  connection: ShownConnection;
  ping(to: string): void;
}) => {
  const participants = participantsOf(connection);
  const presences = "presences" in connection ? connection.presences : [];
  const presenceOf = (identity: string) =>
    presences.find((each) => each.identity === identity)?.presence ?? "here";
  return (
    <section aria-labelledby="here">
      <h2 id="here">Here now{participants.length > 0 && ` · ${participants.length}`}</h2>
      {participants.length === 0 ? (
        <p class="quiet">{emptySentence(connection)}</p>
      ) : (
        <ul class="teammates">
          {[...participants]
            .sort((a, b) => a.localeCompare(b))
            .map((identity) => (
              <TeammateRow
                key={identity}
                identity={identity}
                note={notes[presenceOf(identity)]}
                ping={ping}
              />
            ))}
        </ul>
      )}
    </section>
  );
};
