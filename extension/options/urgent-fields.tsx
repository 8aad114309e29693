import type { KnownTeammate } from "../shared/known-teammates.ts";
import { settings } from "../shared/settings.ts";
import { nameOf } from "../shared/teammate.ts";

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
      <label class="checkbox">
        <input
          type="checkbox"
          name="takeUrgent"
          checked={takeUrgent}
          onChange={(event) => {
            const { checked } = event.currentTarget;
            settings.update((now) => ({ ...now, takeUrgent: checked }));
          }}
        />
        <span>Take urgent pings: they stay on the screen and come back until you answer</span>
      </label>
      {takeUrgent && names.length > 0 && (
        <ul aria-label="Take urgent pings from">
          {names.map((name) => (
            <li key={name}>
              <label class="checkbox">
                <input
                  type="checkbox"
                  checked={!noUrgentFrom.includes(name)}
                  onChange={(event) => takeFrom(name, event.currentTarget.checked)}
                />
                <span>from {name}</span>
              </label>
            </li>
          ))}
        </ul>
      )}
      <small>Those that you do not take arrive as ordinary pings, and their senders see that.</small>
    </fieldset>
  );
};
