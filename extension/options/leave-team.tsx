import { useSignal } from "@preact/signals";
import { background } from "../background/api.ts";
import { say } from "../shared/words/say.ts";

/** Forgets the team on this device, once the user has said so twice. */
export const LeaveTeam = () => {
  const asking = useSignal(false);
  const ask = (open: boolean) => () => {
    asking.value = open;
  };
  if (!asking.value) {
    return (
      <div>
        <button type="button" onClick={ask(true)}>
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
        <button type="button" onClick={() => background.sendMessage("leaveTeam", undefined)}>
          {say("options_leave")}
        </button>
        <button type="button" onClick={ask(false)}>
          {say("options_stay")}
        </button>
      </div>
    </fieldset>
  );
};
