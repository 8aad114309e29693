import { useSignal } from "@preact/signals";
import type { Invite } from "../invite-link.ts";
import { isUnencrypted } from "../service-address.ts";
import { say } from "../words/say.ts";
import type { EntryActions } from "./entry-actions.ts";

/** Uses an invite; says under the button why that did not work. */
export const JoinButton = ({
  invite,
  autofocus,
  join,
}: {
  invite: Invite;
  autofocus?: boolean;
  join: EntryActions["join"];
}) => {
  const joining = useSignal(false);
  const problem = useSignal<string | null>(null);
  const { serviceUrl, secret } = invite;
  const use = async () => {
    joining.value = true;
    problem.value = await join(`${serviceUrl}/join#${secret}`);
    joining.value = false;
  };
  return (
    <>
      <button
        class="primary"
        type="button"
        disabled={joining.value}
        autofocus={autofocus ?? false}
        onClick={use}
      >
        {say(joining.value ? "welcome_entry_joining" : "welcome_entry_join")}
      </button>
      {isUnencrypted(serviceUrl) && <small class="quiet">{say("welcome_entry_unencrypted")}</small>}
      <div role="alert">{problem.value && <p class="problem">{problem.value}</p>}</div>
    </>
  );
};
