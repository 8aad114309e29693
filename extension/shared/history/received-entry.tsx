import type { ComponentChildren } from "preact";
import { provesNothing } from "../identity.ts";
import { canBeAnswered, isStillUrgent, pingKey, sentByOwnClock } from "../ping.ts";
import type { ReceivedPing } from "../ping-schema.ts";
import { say } from "../words/say.ts";
import { AnswerBar } from "./answer-bar.tsx";
import { Entry } from "./entry.tsx";
import { plainText } from "./plain-text.ts";
import type { Surroundings } from "./surroundings.ts";
import { whoOf } from "./who-of.ts";

/** A ping that came, and the ways to answer it. */
export const ReceivedEntry = ({
  ping,
  isNew,
  around,
  actions,
}: {
  ping: ReceivedPing;
  isNew: boolean;
  around: Surroundings;
  actions: ComponentChildren;
}) => {
  const { exchange, called, roleIn, showsRooms, answer } = around;
  const role = roleIn(ping.room);
  const name = called(ping.from);
  const question = exchange.question(ping);
  const ownAnswer = exchange.ownAnswer(ping);
  return (
    <Entry
      id={pingKey(ping)}
      class={`received ${isNew ? "new" : ""}`}
      who={whoOf({ kind: "received", ping }, called)}
      at={ping.receivedAt}
      sentAt={sentByOwnClock(ping)}
      dayIsSaid={!isNew}
      priority={ping.priority}
      unproven={!ping.test && provesNothing([ping.from])}
      room={showsRooms ? ping.room : undefined}
      quote={question && plainText(question)}
      text={plainText(ping)}
      actions={actions}
    >
      {ping.answeredAt === undefined && canBeAnswered(ping, role) && (
        <AnswerBar
          key={pingKey(ping)}
          name={name}
          open={isStillUrgent(ping, role) || (isNew && ping.re === undefined)}
          answer={(text) => answer(ping, text)}
        />
      )}
      {ping.answeredAt !== undefined && (
        <small class="quiet">
          {ownAnswer ? say("history_you_answered_with", plainText(ownAnswer)) : say("history_you_answered")}
        </small>
      )}
    </Entry>
  );
};
