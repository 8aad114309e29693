import { useSignal } from "@preact/signals";
import { say } from "../shared/words/say.ts";
import { ask } from "../ui/core.ts";

/** Forgets the team on this device, once the user has said so twice. */
export const LeaveTeam = () => {
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
