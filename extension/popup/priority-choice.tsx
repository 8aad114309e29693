import type { Signal } from "@preact/signals";
import type { Priority } from "../shared/ping-schema.ts";
import { say, type Word } from "../shared/words/say.ts";

const choices: readonly [Priority, Word, Word][] = [
  ["nudge", "popup_nudge", "popup_nudge_what"],
  ["ping", "popup_ordinary", "popup_ordinary_what"],
  ["urgent", "popup_urgent", "popup_urgent_what"],
];

/** How much of a stir the next ping makes. */
export const PriorityChoice = ({ priority }: { priority: Signal<Priority> }) => (
  <fieldset class="priority">
    <legend class="unseen">{say("popup_how_urgent")}</legend>
    {choices.map(([value, label, what]) => (
      <label key={value} title={say(what)}>
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
        <span>{say(label)}</span>
      </label>
    ))}
  </fieldset>
);
