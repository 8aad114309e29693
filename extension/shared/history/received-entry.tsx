import type { Role } from "../grant.ts";
import { pingKey, type ReceivedPing, type SentPing } from "../ping.ts";
import { canBeAnswered, isStillUrgent } from "../still-urgent.ts";
import { nameOf } from "../teammate.ts";
import { AnswerBar } from "./answer-bar.tsx";
import { Entry } from "./entry.tsx";

/** A ping that came, and the ways to answer it. */
export const ReceivedEntry = ({
  ping,
  isNew,
  outbox,
  role,
  answer,
}: {
  ping: ReceivedPing;
  isNew: boolean;
  /** Where the ping is that this one answers, and the answer to this one. */
  outbox: readonly SentPing[];
  /** What this person may do in the ping's room. */
  role: Role;
  answer(ping: ReceivedPing, text: string): void;
}) => {
  const name = nameOf(ping.from);
  const isUrgent = isStillUrgent(ping, role);
  // Ids can be read by the whole room: only who was asked answers.
  const answered = outbox.find(
    ({ id, recipients }) => id === ping.re && recipients.some(({ identity }) => identity === ping.from),
  );
  const ownAnswer = outbox.find(({ re, to }) => re === ping.id && to === name);
  return (
    <Entry
      class={`received ${isNew || isUrgent ? "new" : ""}`}
      who={ping.toEveryone ? `${name} → everyone` : name}
      at={ping.receivedAt}
      sentAt={ping.sentAt}
      priority={ping.priority}
      quote={answered && (answered.text || "Ping!")}
      text={ping.text}
    >
      {ping.answeredAt === undefined && canBeAnswered(ping, role) && (
        <AnswerBar
          key={pingKey(ping)}
          name={name}
          open={isUrgent || (isNew && ping.re === undefined)}
          answer={(text) => answer(ping, text)}
        />
      )}
      {ping.answeredAt !== undefined && (
        <small class="quiet">{ownAnswer ? `You answered: ${ownAnswer.text}` : "You answered"}</small>
      )}
    </Entry>
  );
};
