import { useEffect, useRef } from "preact/hooks";
import { background } from "../background/api.ts";
import { Field } from "../shared/field.tsx";
import { hostOf } from "../shared/host-of.ts";
import { inviteIn } from "../shared/invite-link.ts";
import { SignInButton } from "../shared/sign-in-button.tsx";
import { useEntry } from "./use-entry.ts";

/** What a new user sees: one question first, and what is wrong with an answer beside it. */
export const FirstRun = ({
  signInProblem,
}: {
  /** Why the last sign-in did not work, and where. */
  signInProblem: { serviceUrl: string; problem: string } | undefined;
}) => {
  const { typed, name, problems, busy, service, submit } = useEntry(signInProblem?.serviceUrl ?? "");
  const form = useRef<HTMLFormElement>(null);
  const invite = inviteIn(typed.value);
  const found = service();
  const { guests = false, signIn = null } = found ?? {};

  useEffect(() => {
    // Whoever has just answered goes on with the next question.
    if (found) form.current?.querySelector<HTMLElement>(".next input, .next button")?.focus();
  }, [found]);

  const word = invite ? "Join" : guests ? "Connect" : "Continue";
  const entryProblem =
    problems.value.entry ?? (signInProblem?.serviceUrl === typed.value ? signInProblem.problem : null);
  return (
    <form
      ref={form}
      class="first-run"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <img src="../icons/icon-48.png" alt="" width="48" height="48" />
      <h1>Welcome to Pingroom</h1>
      <p class="quiet">Ping a teammate with one click. One answer, and you are nearly in.</p>
      <Field
        label="Invite link or service address"
        name="address"
        value={typed.value}
        inputMode="url"
        placeholder="https://ping.example.com"
        hint={
          invite
            ? `An invite to ${hostOf(invite.serviceUrl)}; its admin has named you.`
            : "Your admin has it; npm start prints an address."
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
      <div class="next">
        {found && signIn && (
          <SignInButton
            label={signIn.label}
            signIn={() => background.sendMessage("signIn", { serviceUrl: found.serviceUrl })}
          />
        )}
        {guests && signIn && <p class="quiet or">or come as a guest</p>}
        {guests && (
          <Field
            label="Your name"
            name="name"
            value={name.value}
            autocomplete="name"
            hint="Teammates see it on your pings."
            problem={problems.value.name}
            onInput={(event) => {
              name.value = event.currentTarget.value;
            }}
          />
        )}
      </div>
      {!(found && !guests) && (
        <button class={signIn ? "" : "primary"} type="submit" disabled={busy.value !== null}>
          {busy.value ?? word}
        </button>
      )}
    </form>
  );
};
