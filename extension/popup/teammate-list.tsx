import type { Person } from "../shared/history/persons-in.ts";
import type { ShownPresence } from "../shared/presence.ts";
import type { ShownConnection } from "../shared/shown-connection.ts";
import { TeammateRow } from "./teammate-row.tsx";

const notes: Record<ShownPresence, string | undefined> = {
  here: undefined,
  away: "away",
  "do-not-disturb": "do not disturb",
  silent: "does not answer",
  plain: "pings to everyone only",
};

const noteOn = ({ presence, role }: Person): string | undefined => {
  if (role === "publish") return "sends only";
  const isListener = role === "subscribe" && presence !== "plain";
  return (
    [isListener ? "gets pings only" : undefined, notes[presence]].filter(Boolean).join(", ") || undefined
  );
};

const emptySentence = (connection: ShownConnection): string =>
  connection.state === "connected"
    ? "Nobody else yet. Teammates appear here as soon as they connect."
    : "Teammates appear here once you are connected.";

/** Who is in the room now, each with a button if they can be pinged. */
export const TeammateList = ({
  connection,
  persons,
  ping,
}: {
  connection: ShownConnection;
  persons: readonly Person[];
  /** Absent where one may send none. */
  ping?: ((to: string) => void) | undefined;
}) => (
  <section aria-labelledby="here">
    <h2 id="here">Here now{persons.length > 0 && ` · ${persons.length}`}</h2>
    {persons.length === 0 ? (
      <p class="quiet">{emptySentence(connection)}</p>
    ) : (
      <ul class="teammates">
        {persons.map((person) => (
          <TeammateRow
            key={person.name}
            name={person.name}
            identities={person.identities}
            note={noteOn(person)}
            ping={person.role === "publish" ? undefined : ping}
          />
        ))}
      </ul>
    )}
  </section>
);
