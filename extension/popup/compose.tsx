import type { Signal } from "@preact/signals";
import { maxTextLength } from "../shared/ping.ts";

// From here on a counter tells how much is left.
const longTextLength = 1_800;

const Counter = ({ length }: { length: number }) => (
  <small class={length > maxTextLength ? "problem" : "quiet"} role="status">
    {length} of {maxTextLength} characters
  </small>
);

/** The text field and the button that pings everyone; Enter does the same. */
export const Compose = ({
  text,
  problem,
  ping,
}: {
  text: Signal<string>;
  problem: string | null;
  ping(to: string | null): void;
}) => (
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
    {text.value.length > longTextLength && <Counter length={text.value.length} />}
    {problem && (
      <p class="problem" role="alert">
        {problem}
      </p>
    )}
  </form>
);
