import type { Signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { inviteIn } from "../../shared/invite-link.ts";
import { hostOf } from "../../shared/service-address.ts";
import { say } from "../../shared/words/say.ts";
import { ask } from "../core.ts";
import { Field } from "../field.tsx";
import { SignInButton } from "./entry-buttons.tsx";
import { type FoundService, useEntry } from "./use-entry.ts";

/** The ways into a service without an invite, as far as it has any. */
const WaysIn = ({
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
    {signIn && <SignInButton label={signIn.label} signIn={() => ask("signIn", { serviceUrl })} />}
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

/** The way into a team: one question first, and what is wrong with an answer beside it. */
export const EntryForm = ({
  signInProblem,
}: {
  /** Why the last sign-in did not work, and where. */
  signInProblem: { serviceUrl: string; problem: string } | undefined;
}) => {
  const entry = useEntry(signInProblem?.serviceUrl ?? "");
  const { typed, name, problems, busy } = entry;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (signInProblem) entry.find(signInProblem.serviceUrl); // So that it can be tried again with one press.
  }, []);
  const invite = inviteIn(typed.value);
  const found = entry.service();
  const { guests, signIn } = found ?? { guests: false, signIn: null };

  useEffect(() => {
    // Whoever has just answered goes on with the next question; whoever types on is not interrupted.
    form.current?.querySelector<HTMLElement>(".next input, .next button")?.focus();
  }, [entry.found.value]);

  const word = invite ? "welcome_entry_join" : guests ? "welcome_entry_connect" : "welcome_entry_continue";
  const entryProblem =
    problems.value.entry ??
    (signInProblem?.serviceUrl === (found?.serviceUrl ?? typed.value) ? signInProblem.problem : null);
  return (
    <form
      ref={form}
      class="way-in"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        entry.submit();
      }}
    >
      <Field
        label={say("welcome_entry_address")}
        name="address"
        value={typed.value}
        inputMode="url"
        placeholder="https://ping.example.com"
        hint={
          invite
            ? say("welcome_entry_invite_to", hostOf(invite.serviceUrl))
            : say("welcome_entry_address_hint")
        }
        problem={entryProblem}
        spellcheck={false}
        autocomplete="off"
        autofocus
        onInput={(event) => {
          typed.value = event.currentTarget.value;
          problems.value = {};
        }}
      />
      {found && <WaysIn service={found} name={name} problem={problems.value.name} />}
      {(guests || !signIn) && (
        <button class={signIn ? "" : "primary"} type="submit" disabled={busy.value !== null}>
          {busy.value ?? say(word)}
        </button>
      )}
    </form>
  );
};
