import type { ShownPresence } from "../shared/presence.ts";
import type { ShownConnection } from "../shared/shown-connection.ts";
import type { Person } from "./persons-in.ts";
import { TeammateRow } from "./teammate-row.tsx";

const notes: Record<ShownPresence, string | undefined> = {
  here: undefined,
  away: "away",
  "do-not-disturb": "do not disturb",
  silent: "does not answer",
  plain: "pings to everyone only",
};

const emptySentence = (connection: ShownConnection): string =>
  connection.state === "connected"
    ? "Nobody else yet. Teammates appear here as soon as they connect."
    : "Teammates appear here once you are connected.";

/** Who is in the room now, each with a button. */
export const TeammateList = ({
  connection,
  persons,
  ping,
}: {
  connection: ShownConnection;
  persons: readonly Person[];
  ping(to: string): void;
}) => (
  <section aria-labelledby="here">
    <h2 id="here">Here now{persons.length > 0 && ` · ${persons.length}`}</h2>
    {persons.length === 0 ? (
      <p class="quiet">{emptySentence(connection)}</p>
    ) : (
      <ul class="teammates">
        {persons.map(({ name, presence, identities }) => (
          <TeammateRow key={name} name={name} identities={identities} note={notes[presence]} ping={ping} />
        ))}
      </ul>
    )}
  </section>
);
