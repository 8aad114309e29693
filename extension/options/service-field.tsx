import { useSignal } from "@preact/signals";
import { inviteIn } from "../shared/invite-link.ts";
import { type SignInOffer, serviceAccess } from "../shared/service-access.ts";
import { isUnencrypted, serviceAddress } from "../shared/service-address.ts";
import { say } from "../shared/words/say.ts";
import { changeSettings } from "../ui/change-settings.ts";
import { ask } from "../ui/core.ts";
import { join, SignInButton } from "../ui/entry/entry-buttons.tsx";
import { Field } from "../ui/field.tsx";

/**
 * The service address: stored when it is an address, and asked at once whether Pingroom answers there. An invite link is
 * used at once.
 */
export const ServiceField = ({
  serviceUrl,
  signInProblem,
}: {
  serviceUrl: string;
  /** Why the last sign-in at this service did not work. */
  signInProblem: string | undefined;
}) => {
  const problem = useSignal<string | null>(null);
  const offer = useSignal<SignInOffer | null>(null);
  const store = async (typed: string) => {
    offer.value = null;
    if (inviteIn(typed)) {
      problem.value = await join(typed);
      return;
    }
    const address = serviceAddress(typed);
    if ("problem" in address) {
      problem.value = address.problem;
      return;
    }
    if (!(await changeSettings({ serviceUrl: address.url }))) return;
    const access = await serviceAccess(address.url);
    problem.value = "problem" in access ? access.problem : null;
    offer.value = "problem" in access ? null : access.signIn;
  };
  return (
    <>
      <Field
        label={say("options_address")}
        name="address"
        value={serviceUrl}
        inputMode="url"
        spellcheck={false}
        hint={isUnencrypted(serviceUrl) ? say("options_address_unencrypted") : say("options_address_hint")}
        problem={problem.value ?? signInProblem}
        onChange={(event) => store(event.currentTarget.value)}
      />
      {offer.value && (
        <div>
          <SignInButton label={offer.value.label} signIn={() => ask("signIn", { serviceUrl })} />
        </div>
      )}
    </>
  );
};
