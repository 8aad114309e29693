import { useEffect, useRef } from "preact/hooks";
import { Field } from "../shared/field.tsx";
import { hostOf } from "../shared/host-of.ts";
import { inviteIn } from "../shared/invite-link.ts";
import { useEntry } from "./use-entry.ts";
import { WaysIn } from "./ways-in.tsx";

/** What a new user sees: one question first, and what is wrong with an answer beside it. */
export const FirstRun = ({
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

  const word = invite ? "Join" : guests ? "Connect" : "Continue";
  const entryProblem =
    problems.value.entry ??
    (signInProblem?.serviceUrl === (found?.serviceUrl ?? typed.value) ? signInProblem.problem : null);
  return (
    <form
      ref={form}
      class="first-run"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        entry.submit();
      }}
    >
      <img src="../icons/icon-48.png" alt="" width="48" height="48" />
      <h1>Welcome to Pingroom</h1>
      <p class="quiet">
        Ping a teammate with one click. Your admin has the link or address that lets you in.
      </p>
      <Field
        label="Invite link or service address"
        name="address"
        value={typed.value}
        inputMode="url"
        placeholder="https://ping.example.com"
        hint={
          invite
            ? `An invite to ${hostOf(invite.serviceUrl)}; its admin has named you.`
            : "Trying it out? npm start prints an address."
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
          {busy.value ?? word}
        </button>
      )}
    </form>
  );
};
