import { type ReadonlySignal, type Signal, useSignal } from "@preact/signals";
import { type Target, targetWords } from "../shared/last-target.ts";
import { maxTextLength, type SentPing } from "../shared/ping.ts";
import { isLeftOver } from "./is-left-over.ts";
import { PriorityChoice } from "./priority-choice.tsx";
import type { Pinging } from "./use-ping.ts";
import { useTarget } from "./use-target.ts";

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

/** The text field, and the button that pings whoever was pinged last; Enter does the same. */
export const Compose = ({
  text,
  edited,
  priority,
  problem,
  ping,
  lastTarget,
  outbox,
}: Pinging & {
  lastTarget: ReadonlySignal<Target | undefined>;
  outbox: ReadonlySignal<SentPing[]>;
}) => {
  const target = useTarget(lastTarget, edited);
  const asks = useSignal(false);
  const who = targetWords(target);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    const isOld = isLeftOver(text.value, edited.value, target, outbox.value);
    // The key that opened the popup may still be down, and one that is held down is one press.
    if (event.repeat || (isOld && !asks.value)) event.preventDefault();
    if (!event.repeat) asks.value = isOld;
  };

  return (
    <form
      class="compose"
      onSubmit={(event) => {
        event.preventDefault();
        asks.value = false;
        ping(target.to);
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
        onKeyDown={onKeyDown}
        onInput={(event) => {
          text.value = event.currentTarget.value;
          edited.value = text.value !== "";
          asks.value = false;
        }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <button class="primary cut" type="submit" aria-label={`Ping ${who} (Enter)`} title={`Ping ${who}`}>
        Ping {who} ↵
      </button>
      <div class="how">
        <PriorityChoice priority={priority} />
        {target.to !== null && (
          <button class="small" type="button" onClick={() => ping(null)}>
            Ping everyone
          </button>
        )}
      </div>
      <Counter text={text} />
      {asks.value && (
        <p class="quiet" role="status">
          This text is left from before. Press Enter again to ping {who} with it.
        </p>
      )}
      {problem.value && (
        <p class="problem" role="alert">
          {problem.value}
        </p>
      )}
    </form>
  );
};
