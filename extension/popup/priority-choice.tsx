import type { Signal } from "@preact/signals";
import type { Priority } from "../shared/ping.ts";

const choices: readonly [Priority, string, string][] = [
  ["nudge", "Nudge", "A mark on their icon, no notification"],
  ["ping", "Ping", "A notification"],
  ["urgent", "Urgent", "Stays on the screen and comes back until they answer"],
];

/** How much of a stir the next ping makes. */
export const PriorityChoice = ({ priority }: { priority: Signal<Priority> }) => (
  <fieldset class="priority">
    <legend class="unseen">How urgent</legend>
    {choices.map(([value, label, title]) => (
      <label key={value} title={title}>
        <input
          class="unseen"
          type="radio"
          name="priority"
          value={value}
          checked={priority.value === value}
          onChange={() => {
            priority.value = value;
          }}
        />
        <span>{label}</span>
      </label>
    ))}
  </fieldset>
);
