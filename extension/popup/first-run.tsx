import type { ReadonlySignal } from "@preact/signals";
import { connectionIn, type ShownConnection } from "../shared/connections.ts";
import { type Invite, inviteIn } from "../shared/invite-link.ts";
import { membershipIn } from "../shared/own-person.ts";
import { hostOf } from "../shared/service-address.ts";
import type { Enrolment } from "../shared/team-schema.ts";
import { say } from "../shared/words/say.ts";
import { JoinButton } from "../ui/entry/entry-buttons.tsx";
import { EntryForm } from "../ui/entry/entry-form.tsx";
import type { ShownState } from "./shown-state.ts";

/**
 * Whether to offer an invite that was found: not to somebody who is in that team, who most likely has just used it; but to
 * somebody whom that team does not let in any more.
 *
 * @param member the enrolment at the service in use
 */
export const isOffered = (
  { serviceUrl }: Invite,
  member: Enrolment | undefined,
  connection: ShownConnection,
): boolean => member?.serviceUrl !== serviceUrl || (connection.state === "disconnected" && !connection.retry);

/** The invite that a page's address is; null for one that only speaks of it, such as a search for it. */
export const inviteAt = (url: string): Invite | null => {
  const invite = inviteIn(url);
  return invite && new URL(invite.serviceUrl).origin === new URL(url).origin ? invite : null;
};

/** What somebody new sees who opens the popup over an invite: one button, and Enter presses it. */
export const Invited = ({ invite, dismiss }: { invite: Invite; dismiss(): void }) => (
  <section class="first-run">
    <img src="../icons/icon-48.png" alt="" width="48" height="48" />
    <h1>{say("popup_invited")}</h1>
    <p>{say("popup_invited_to", hostOf(invite.serviceUrl))}</p>
    <p class="quiet">{say("popup_invited_then")}</p>
    <JoinButton invite={invite} autofocus />
    <button class="link" type="button" onClick={dismiss}>
      {say("popup_invited_otherwise")}
    </button>
  </section>
);

/** The invite on the page under the popup, for somebody who is in another room already. */
export const InviteOffer = ({
  invite,
  told,
  connections,
  dismiss,
}: {
  invite: Invite;
  told: ShownState;
  /** By room. */
  connections: ReadonlySignal<Record<string, ShownConnection>>;
  dismiss(): void;
}) => {
  const settings = told.settings.value;
  const member = membershipIn(settings, told.enrolment.value);
  if (!isOffered(invite, member, connectionIn(connections.value, settings.room))) return null;
  return (
    <aside class="invite-offer" aria-label={say("popup_invite")}>
      <p>{say("popup_invite_offer", hostOf(invite.serviceUrl))}</p>
      <div class="choices">
        <JoinButton invite={invite} />
        <button type="button" onClick={dismiss}>
          {say("popup_not_now")}
        </button>
      </div>
    </aside>
  );
};

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
