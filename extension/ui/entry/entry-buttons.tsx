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

/** Enters a team by signing in; asks the browser for what that takes. */
export const SignInButton = ({
  label,
  signIn,
}: {
  /** Of the OpenID provider. */
  label: string;
  /** Begins; ends when it is known how that went. */
  signIn(): Promise<void>;
}) => {
  const waiting = useSignal(false);
  const problem = useSignal<string | null>(null);
  const begin = async () => {
    // Within the click, or the browser would refuse. The polyfill's types do not know it as one that is asked for.
    const mayOpen = await chrome.permissions.request({ permissions: ["identity"] });
    problem.value = mayOpen ? null : say("sign_in_no_window");
    if (!mayOpen) return;
    waiting.value = true;
    await signIn().finally(() => {
      waiting.value = false;
    });
  };
  return (
    <>
      <button class="primary" type="button" disabled={waiting.value} onClick={begin}>
        {waiting.value ? say("sign_in_waiting") : say("sign_in_with", label)}
      </button>
      <div role="alert">{problem.value && <p class="problem">{problem.value}</p>}</div>
    </>
  );
};
