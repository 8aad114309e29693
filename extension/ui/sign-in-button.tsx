import { useSignal } from "@preact/signals";
import { say } from "../shared/words/say.ts";

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
