import type { Signal } from "@preact/signals";
import { background } from "../background/api.ts";
import { Field } from "../shared/field.tsx";
import { SignInButton } from "../shared/sign-in-button.tsx";
import type { FoundService } from "./use-entry.ts";

/** The ways into a service without an invite, as far as it has any. */
export const WaysIn = ({
  service: { serviceUrl, guests, signIn },
  name,
  problem,
}: {
  service: FoundService;
  /** A guest's. */
  name: Signal<string>;
  /** What is wrong with the name. */
  problem: string | null | undefined;
}) => (
  <div class="next">
    {signIn && (
      <SignInButton label={signIn.label} signIn={() => background.sendMessage("signIn", { serviceUrl })} />
    )}
    {guests && signIn && <p class="quiet or">or come as a guest</p>}
    {guests && (
      <Field
        label="Your name"
        name="name"
        value={name.value}
        autocomplete="name"
        hint="Teammates see it on your pings."
        problem={problem}
        onInput={(event) => {
          name.value = event.currentTarget.value;
        }}
      />
    )}
  </div>
);
