import { useSignal } from "@preact/signals";
import { nameProblem } from "../shared/names.ts";
import { hostOf } from "../shared/service-address.ts";
import type { Enrolment } from "../shared/team-schema.ts";
import { say } from "../shared/words/say.ts";
import { changeSettings } from "../ui/change-settings.ts";
import { ask } from "../ui/core.ts";
import { Field } from "../ui/field.tsx";

/** A setting that is a line of text, stored as soon as it is changed to something valid. */
const TextSetting = (props: {
  setting: "name";
  label: string;
  value: string;
  hint: string;
  /** Says what is wrong with what was typed, or null. */
  problemOf(typed: string): string | null;
}) => {
  const problem = useSignal<string | null>(null);
  const store = async (typed: string) => {
    problem.value = props.problemOf(typed);
    if (!problem.value) await changeSettings({ [props.setting]: typed.trim() });
  };
  return (
    <Field
      label={props.label}
      name={props.setting}
      value={props.value}
      hint={props.hint}
      problem={problem.value}
      onChange={(event) => store(event.currentTarget.value)}
    />
  );
};

/** What a guest chooses freely. */
export const GuestFields = ({ name }: { name: string }) => (
  <TextSetting
    setting="name"
    label={say("options_name")}
    value={name}
    hint={say("options_name_hint")}
    problemOf={nameProblem}
  />
);

/** Forgets the team on this device, once the user has said so twice. */
const LeaveTeam = () => {
  const asking = useSignal(false);
  const toAsk = (open: boolean) => () => {
    asking.value = open;
  };
  if (!asking.value) {
    return (
      <div>
        <button type="button" onClick={toAsk(true)}>
          {say("options_leave_team")}
        </button>
      </div>
    );
  }
  return (
    <fieldset class="leave">
      <legend>{say("options_leave_sure")}</legend>
      <p class="quiet">{say("options_leave_hint")}</p>
      <div class="choices">
        <button type="button" onClick={() => ask("leaveTeam")}>
          {say("options_leave")}
        </button>
        <button type="button" onClick={toAsk(false)}>
          {say("options_stay")}
        </button>
      </div>
    </fieldset>
  );
};

/** What a member has from the service: a name. */
export const MemberFields = ({ member: { name, serviceUrl } }: { member: Enrolment }) => (
  <>
    <div class="field">
      <span>{say("options_name")}</span>
      <strong class="given">{name}</strong>
      <small>{say("options_name_given", hostOf(serviceUrl))}</small>
    </div>
    <LeaveTeam />
  </>
);
