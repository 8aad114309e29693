import type { KnownTeammate } from "../shared/known-teammates.ts";
import { settings } from "../shared/settings.ts";
import { nameOf } from "../shared/teammate.ts";
import { say } from "../shared/words/say.ts";
import { Checkbox } from "./checkbox.tsx";

const takeFrom = (name: string, taken: boolean) =>
  settings.update((now) => {
    const others = now.noUrgentFrom.filter((each) => each !== name);
    return { ...now, noUrgentFrom: taken ? others : [...others, name] };
  });

/** From whom urgent pings are taken as such. */
export const UrgentFields = ({
  takeUrgent,
  noUrgentFrom,
  known,
  own,
}: {
  takeUrgent: boolean;
  noUrgentFrom: readonly string[];
  known: readonly KnownTeammate[];
  /** This person's own name: their other devices are known too. */
  own: string;
}) => {
  const met = known.map(({ identity }) => nameOf(identity));
  const names = [...new Set([...met.filter((name) => name !== own), ...noUrgentFrom])].sort((a, b) =>
    a.localeCompare(b),
  );
  return (
    <fieldset class="urgent">
      <legend>{say("options_urgent")}</legend>
      <Checkbox
        name="takeUrgent"
        label={say("options_urgent_take")}
        checked={takeUrgent}
        onChange={(checked) => settings.update((now) => ({ ...now, takeUrgent: checked }))}
      />
      {takeUrgent && names.length > 0 && (
        <ul aria-label={say("options_urgent_people")}>
          {names.map((name) => (
            <li key={name}>
              <Checkbox
                label={say("options_urgent_from", name)}
                checked={!noUrgentFrom.includes(name)}
                onChange={(checked) => takeFrom(name, checked)}
              />
            </li>
          ))}
        </ul>
      )}
      <small>{say("options_urgent_hint")}</small>
    </fieldset>
  );
};
