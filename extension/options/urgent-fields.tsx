import type { KnownTeammate } from "../shared/known-teammates.ts";
import { settings } from "../shared/settings.ts";
import { nameOf } from "../shared/teammate.ts";
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
      <legend>Urgent pings</legend>
      <Checkbox
        name="takeUrgent"
        label="Take urgent pings: they stay on the screen and come back until you answer"
        checked={takeUrgent}
        onChange={(checked) => settings.update((now) => ({ ...now, takeUrgent: checked }))}
      />
      {takeUrgent && names.length > 0 && (
        <ul aria-label="Take urgent pings from">
          {names.map((name) => (
            <li key={name}>
              <Checkbox
                label={`from ${name}`}
                checked={!noUrgentFrom.includes(name)}
                onChange={(checked) => takeFrom(name, checked)}
              />
            </li>
          ))}
        </ul>
      )}
      <small>Those that you do not take arrive as ordinary pings, and their senders see that.</small>
    </fieldset>
  );
};
