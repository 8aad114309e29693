import { say } from "../shared/words/say.ts";
import { EntryForm } from "../ui/entry/entry-form.tsx";

/** What a new user sees in the popup. */
export const FirstRun = ({
  signInProblem,
}: {
  /** Why the last sign-in did not work, and where. */
  signInProblem: { serviceUrl: string; problem: string } | undefined;
}) => (
  <section class="first-run">
    <img src="../icons/icon-48.png" alt="" width="48" height="48" />
    <h1>{say("welcome_title")}</h1>
    <p class="quiet">{say("welcome_what")}</p>
    <EntryForm signInProblem={signInProblem} />
  </section>
);
