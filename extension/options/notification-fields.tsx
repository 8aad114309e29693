import { isSamePerson } from "../shared/identity.ts";
import { byPerson, compareByName } from "../shared/persons.ts";
import type { Settings } from "../shared/settings-schema.ts";
import type { KnownTeammate } from "../shared/team-schema.ts";
import type { TestPingRun } from "../shared/test-ping-run.ts";
import { toldApart } from "../shared/told-apart.ts";
import { say } from "../shared/words/say.ts";
import { changeSettings } from "../ui/change-settings.ts";
import { Checkbox } from "../ui/field.tsx";
import { TestPing } from "../ui/test-ping/test-ping.tsx";

/** How pings make themselves noticed, each by itself, and a test of whether they do. */
export const NotificationFields = ({
  notify,
  sound,
  badge,
  room,
  testPing,
}: Pick<Settings, "notify" | "sound" | "badge" | "room"> & { testPing: TestPingRun | null }) => (
  <div class="notifications">
    <Checkbox
      name="notify"
      label={say("options_notify")}
      checked={notify}
      onChange={(checked) => changeSettings({ notify: checked })}
    />
    <small>{say("options_notify_hint")}</small>
    <Checkbox
      name="sound"
      label={say("options_sound")}
      checked={sound}
      onChange={(checked) => changeSettings({ sound: checked })}
    />
    <Checkbox
      name="badge"
      label={say("options_badge")}
      checked={badge}
      onChange={(checked) => changeSettings({ badge: checked })}
    />
    <TestPing run={testPing} room={room} />
  </div>
);

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
