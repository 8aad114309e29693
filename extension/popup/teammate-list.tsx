import { type Connection, participantsOf } from "../shared/connection.ts";
import { hueOf, initialsOf, nameOf } from "../shared/teammate.ts";

const Teammate = ({ identity, ping }: { identity: string; ping(to: string): void }) => (
  <li>
    <svg class="avatar" viewBox="0 0 32 32" aria-hidden="true">
      <circle cx="16" cy="16" r="16" fill={`oklch(50% 0.13 ${hueOf(identity)})`} />
      <text x="16" y="16">
        {initialsOf(identity)}
      </text>
    </svg>
    <span class="cut" title={identity}>
      {nameOf(identity)}
    </span>
    <button type="button" aria-label={`Ping ${nameOf(identity)}`} onClick={() => ping(identity)}>
      Ping
    </button>
  </li>
);

const emptySentence = (connection: Connection): string =>
  connection.state === "connected"
    ? "Nobody else yet. Teammates appear here as soon as they connect."
    : "Teammates appear here once you are connected.";

/** Who is in the room now, each with a button. */
export const TeammateList = ({ connection, ping }: { connection: Connection; ping(to: string): void }) => {
  const participants = participantsOf(connection);
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
              <Teammate key={identity} identity={identity} ping={ping} />
            ))}
        </ul>
      )}
    </section>
  );
};
