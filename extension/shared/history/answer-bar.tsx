import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { quickAnswers } from "../quick-answers.ts";
import { say } from "../words/say.ts";

/** The ways to answer one ping: a tap, or words of one's own. */
export const AnswerBar = ({
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
