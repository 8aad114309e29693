import { byPerson, compareByName } from "../shared/by-person.ts";
import { isSamePerson } from "../shared/is-same-person.ts";
import type { KnownTeammate } from "../shared/known-teammates.ts";
import { settings } from "../shared/settings.ts";
import { toldApart } from "../shared/told-apart.ts";
import { say } from "../shared/words/say.ts";
import { Checkbox } from "./checkbox.tsx";

const takeFrom = (who: string, taken: boolean) =>
  settings.update((now) => {
    const others = now.noUrgentFrom.filter((each) => !isSamePerson(each, who));
    return { ...now, noUrgentFrom: taken ? others : [...others, who] };
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
  /** This person: their other devices are known too. */
  own: string;
}) => {
  const met = known.map(({ identity }) => ({ identity }));
  const refused = noUrgentFrom.map((identity) => ({ identity }));
  const persons = [...byPerson([...met, ...refused]).keys()]
    .filter((person) => !isSamePerson(person, own))
    .sort(compareByName);
  const called = toldApart(persons);
  return (
    <fieldset class="urgent">
      <legend>{say("options_urgent")}</legend>
      <Checkbox
        name="takeUrgent"
        label={say("options_urgent_take")}
        checked={takeUrgent}
        onChange={(checked) => settings.update((now) => ({ ...now, takeUrgent: checked }))}
      />
      {takeUrgent && persons.length > 0 && (
        <ul aria-label={say("options_urgent_people")}>
          {persons.map((person) => (
            <li key={person}>
              <Checkbox
                label={say("options_urgent_from", called(person))}
                checked={!noUrgentFrom.some((refusedOne) => isSamePerson(refusedOne, person))}
                onChange={(checked) => takeFrom(person, checked)}
              />
            </li>
          ))}
        </ul>
      )}
      <small>{say("options_urgent_hint")}</small>
    </fieldset>
  );
};
