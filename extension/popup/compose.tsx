import type { Signal } from "@preact/signals";
import { maxTextLength } from "../shared/ping.ts";
import { PriorityChoice } from "./priority-choice.tsx";
import type { Pinging } from "./use-ping.ts";

// From here on a counter tells how much is left.
const longTextLength = 1_800;

const Counter = ({ text }: { text: Signal<string> }) => {
  const { length } = text.value;
  if (length <= longTextLength) return null;
  return (
    <small class={length > maxTextLength ? "problem" : "quiet"} role="status">
      {length} of {maxTextLength} characters
    </small>
  );
};

/** The text field and the button that pings everyone; Enter does the same. */
export const Compose = ({ text, priority, problem, ping }: Pinging) => (
  <form
    class="compose"
    onSubmit={(event) => {
      event.preventDefault();
      ping(null);
      // The text stays for the next time, and typing replaces it.
      event.currentTarget.querySelector("input")?.select();
    }}
  >
    <input
      name="text"
      value={text.value}
      placeholder="Say something…"
      aria-label="Text of the ping"
      autocomplete="off"
      autofocus
      onInput={(event) => {
        text.value = event.currentTarget.value;
      }}
      onFocus={(event) => event.currentTarget.select()}
    />
    <button class="primary" type="submit">
      Ping everyone
    </button>
    <PriorityChoice priority={priority} />
    <Counter text={text} />
    {problem.value && (
      <p class="problem" role="alert">
        {problem.value}
      </p>
    )}
  </form>
);
