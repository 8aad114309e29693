import type { Signal } from "@preact/signals";
import { maxTextLength } from "../shared/ping.ts";

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
    }}
  >
    <input
      name="text"
      value={text.value}
      maxLength={maxTextLength}
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
    {problem && (
      <p class="problem" role="alert">
        {problem}
      </p>
    )}
  </form>
);
