import { hueOf, initialsOf, nameOf } from "../shared/teammate.ts";

const Teammate = ({ identity, ping }: { identity: string; ping(to: string): void }) => (
  <li>
    <svg class="avatar" viewBox="0 0 32 32" aria-hidden="true">
      <circle cx="16" cy="16" r="16" fill={`hsl(${hueOf(identity)} 55% 38%)`} />
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

/** Who is in the room now, each with a button. */
export const TeammateList = ({ participants, ping }: { participants: string[]; ping(to: string): void }) => (
  <section aria-labelledby="here">
    <h2 id="here">Here now{participants.length > 0 && ` · ${participants.length}`}</h2>
    {participants.length === 0 ? (
      <p class="quiet">Nobody else yet. Teammates appear here as soon as they connect.</p>
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
