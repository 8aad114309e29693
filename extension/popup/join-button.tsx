import { useSignal } from "@preact/signals";
import { background } from "../background/api.ts";
import type { Invite } from "../shared/invite-link.ts";
import { isUnencrypted } from "../shared/service-address.ts";

/** Uses an invite; says under the button why that did not work. */
export const JoinButton = ({ invite, autofocus }: { invite: Invite; autofocus?: boolean }) => {
  const joining = useSignal(false);
  const problem = useSignal<string | null>(null);
  const { serviceUrl, secret } = invite;
  const join = async () => {
    joining.value = true;
    problem.value = await background.sendMessage("join", { link: `${serviceUrl}/join#${secret}` });
    joining.value = false;
  };
  return (
    <>
      <button
        class="primary"
        type="button"
        disabled={joining.value}
        autofocus={autofocus ?? false}
        onClick={join}
      >
        {joining.value ? "Joining…" : "Join"}
      </button>
      {isUnencrypted(serviceUrl) && (
        <small class="quiet">This address is not encrypted; use it only on a network that you trust.</small>
      )}
      {problem.value && (
        <p class="problem" role="alert">
          {problem.value}
        </p>
      )}
    </>
  );
};
