import { useSignal } from "@preact/signals";
import { background } from "../background/api.ts";

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
          Leave this team on this device
        </button>
      </div>
    );
  }
  return (
    <fieldset class="leave">
      <legend>Leave this team on this device?</legend>
      <p class="quiet">You need a new invite to come back. Your other devices stay in the team.</p>
      <div class="choices">
        <button type="button" onClick={() => background.sendMessage("leaveTeam", undefined)}>
          Leave
        </button>
        <button type="button" onClick={ask(false)}>
          Stay
        </button>
      </div>
    </fieldset>
  );
};
