import { useSignal } from "@preact/signals";
import { maxTextLength } from "../ping.ts";
import { quickAnswers } from "../quick-answers.ts";

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
  if (!open.value) {
    return (
      <button
        class="link"
        type="button"
        aria-label={`Answer ${name}`}
        onClick={() => {
          open.value = true;
        }}
      >
        Answer
      </button>
    );
  }
  return (
    <form
      class="answers"
      aria-label={`Answer ${name}`}
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
        placeholder="Answer…"
        aria-label={`Your answer to ${name}`}
        autocomplete="off"
        maxLength={maxTextLength}
      />
    </form>
  );
};
