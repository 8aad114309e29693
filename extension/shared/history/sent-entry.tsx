import type { Role } from "../grant.ts";
import type { ReceivedPing, SentPing } from "../ping.ts";
import { nameOf } from "../teammate.ts";
import { Entry } from "./entry.tsx";
import { outcomeSentence } from "./outcome-sentence.ts";
import type { Person } from "./persons-in.ts";
import { recipientLines } from "./recipient-lines.ts";

/** A ping that was sent, and how far it got. */
export const SentEntry = ({
  ping,
  inbox,
  persons,
  role,
}: {
  ping: SentPing;
  /** Where the ping is that this one answers. */
  inbox: readonly ReceivedPing[];
  /** Who is in the room now. */
  persons: readonly Person[];
  /** What this person may do in the ping's room. */
  role: Role;
}) => {
  const answered = inbox.find(({ id, from }) => id === ping.re && nameOf(from) === ping.to);
  return (
    <Entry
      class="sent"
      who={`You → ${ping.to ?? "everyone"}`}
      at={ping.sentAt}
      sentAt={ping.sentAt}
      priority={ping.priority}
      quote={answered && (answered.text || "Ping!")}
      text={ping.text}
    >
      <details>
        <summary title="Who, and when">
          <small class="quiet">{outcomeSentence(ping, persons, role)}</small>
        </summary>
        <ul class="recipients quiet">
          {recipientLines(ping, Date.now()).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
    </Entry>
  );
};
