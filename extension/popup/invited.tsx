import { JoinButton } from "../shared/first-run/join-button.tsx";
import { hostOf } from "../shared/host-of.ts";
import type { Invite } from "../shared/invite-link.ts";
import { enterTeam } from "./enter-team.ts";

/** What somebody new sees who opens the popup over an invite: one button, and Enter presses it. */
export const Invited = ({ invite, dismiss }: { invite: Invite; dismiss(): void }) => (
  <section class="first-run">
    <img src="../icons/icon-48.png" alt="" width="48" height="48" />
    <h1>You are invited</h1>
    <p>
      Join <strong>{hostOf(invite.serviceUrl)}</strong> as its admin named you.
    </p>
    <p class="quiet">Then ping a teammate with one click.</p>
    <JoinButton invite={invite} autofocus join={enterTeam.join} />
    <button class="link" type="button" onClick={dismiss}>
      Use another link or address
    </button>
  </section>
);
