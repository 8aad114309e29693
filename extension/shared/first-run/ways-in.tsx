import type { Signal } from "@preact/signals";
import { Field } from "../field.tsx";
import { SignInButton } from "../sign-in-button.tsx";
import { say } from "../words/say.ts";
import type { FoundService } from "./use-entry.ts";

/** The ways into a service without an invite, as far as it has any. */
export const WaysIn = ({
  service: { serviceUrl, guests, signIn },
  name,
  problem,
  signInAt,
}: {
  service: FoundService;
  /** A guest's. */
  name: Signal<string>;
  /** What is wrong with the name. */
  problem: string | null | undefined;
  /** Enters the team of a service by signing in. */
  signInAt(serviceUrl: string): Promise<void>;
}) => (
  <div class="next">
    {signIn && <SignInButton label={signIn.label} signIn={() => signInAt(serviceUrl)} />}
    {guests && signIn && <p class="quiet or">{say("welcome_entry_or_guest")}</p>}
    {guests && (
      <Field
        label={say("welcome_entry_name")}
        name="name"
        value={name.value}
        autocomplete="name"
        hint={say("welcome_entry_name_hint")}
        problem={problem}
        onInput={(event) => {
          name.value = event.currentTarget.value;
        }}
      />
    )}
  </div>
);
