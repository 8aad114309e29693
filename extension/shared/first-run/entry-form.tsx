import { useEffect, useRef } from "preact/hooks";
import { Field } from "../field.tsx";
import { inviteIn } from "../invite-link.ts";
import { hostOf } from "../service-address.ts";
import { say } from "../words/say.ts";
import type { EntryActions } from "./entry-actions.ts";
import { useEntry } from "./use-entry.ts";
import { WaysIn } from "./ways-in.tsx";

/** The way into a team: one question first, and what is wrong with an answer beside it. */
export const EntryForm = ({
  signInProblem,
  actions,
}: {
  /** Why the last sign-in did not work, and where. */
  signInProblem: { serviceUrl: string; problem: string } | undefined;
  actions: EntryActions;
}) => {
  const entry = useEntry(signInProblem?.serviceUrl ?? "", actions);
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
      {found && (
        <WaysIn service={found} name={name} problem={problems.value.name} signInAt={actions.signIn} />
      )}
      {(guests || !signIn) && (
        <button class={signIn ? "" : "primary"} type="submit" disabled={busy.value !== null}>
          {busy.value ?? say(word)}
        </button>
      )}
    </form>
  );
};
