import { isSamePerson } from "../shared/identity.ts";
import { byPerson, compareByName } from "../shared/persons.ts";
import type { KnownTeammate } from "../shared/team-schema.ts";
import { toldApart } from "../shared/told-apart.ts";
import { say } from "../shared/words/say.ts";
import { changeSettings } from "../ui/change-settings.ts";
import { Checkbox } from "../ui/field.tsx";

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
  const takeFrom = (who: string, taken: boolean) => {
    const others = noUrgentFrom.filter((each) => !isSamePerson(each, who));
    return changeSettings({ noUrgentFrom: taken ? others : [...others, who] });
  };
  return (
    <fieldset class="urgent">
      <legend>{say("options_urgent")}</legend>
      <Checkbox
        name="takeUrgent"
        label={say("options_urgent_take")}
        checked={takeUrgent}
        onChange={(checked) => changeSettings({ takeUrgent: checked })}
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
