import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { provesNothing } from "../../shared/identity.ts";
import { canBeAnswered, isStillUrgent, pingKey, quickAnswers, sentByOwnClock } from "../../shared/ping.ts";
import type { ReceivedPing } from "../../shared/ping-schema.ts";
import { plainText, whoOf } from "../../shared/ping-words.ts";
import { say } from "../../shared/words/say.ts";
import { Entry, type Surroundings } from "./entry.tsx";

/** The ways to answer one ping: a tap, or words of one's own. */
const AnswerBar = ({
  name,
  open: firstOpen,
  answer,
}: {
  /** Whose ping it is. */
  name: string;
  /** Whether the answers are there from the start, and not behind a button. */
  open: boolean;
  answer(text: string): void;
}) => {
  const open = useSignal(firstOpen);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (open.value && !firstOpen) form.current?.querySelector("input")?.focus();
  }, [open.value, firstOpen]);
  useLayoutEffect(
    () => () => {
      // The bar goes with the answer, and the focus in it would be lost.
      if (form.current?.contains(document.activeElement)) form.current.closest("li")?.focus();
    },
    [],
  );
  if (!open.value) {
    return (
      <button
        class="link"
        type="button"
        aria-label={say("history_answer_to", name)}
        onClick={() => {
          open.value = true;
        }}
      >
        {say("history_answer")}
      </button>
    );
  }
  return (
    <form
      ref={form}
      class="answers"
      aria-label={say("history_answer_to", name)}
      onSubmit={(event) => {
        event.preventDefault();
        const text = String(new FormData(event.currentTarget).get("answer")).trim();
        if (text !== "") answer(text);
      }}
    >
      {quickAnswers().map((text) => (
        <button key={text} class="small" type="button" onClick={() => answer(text)}>
          {text}
        </button>
      ))}
      <input
        name="answer"
        placeholder={say("history_answer_here")}
        aria-label={say("history_own_answer_to", name)}
        autocomplete="off"
      />
    </form>
  );
};

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
      removed={ping.removed}
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
