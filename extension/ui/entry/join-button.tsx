import { useSignal } from "@preact/signals";
import type { Invite } from "../../shared/invite-link.ts";
import { isUnencrypted } from "../../shared/service-address.ts";
import { say } from "../../shared/words/say.ts";
import { ask } from "../core.ts";

/** Has the core enter the team of an invite link. @returns why that did not work, a sentence, or null */
export const join = async (link: string): Promise<string | null> => {
  try {
    return await ask("join", { link });
  } catch (error) {
    console.error("joining a team", error);
    return say("welcome_entry_failed");
  }
};

/** Uses an invite; says under the button why that did not work. */
export const JoinButton = ({ invite, autofocus }: { invite: Invite; autofocus?: boolean }) => {
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
