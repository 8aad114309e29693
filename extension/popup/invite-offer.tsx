import { JoinButton } from "../shared/first-run/join-button.tsx";
import { hostOf } from "../shared/host-of.ts";
import type { Invite } from "../shared/invite-link.ts";
import { enterTeam } from "./enter-team.ts";

/** The invite on the page under the popup, for somebody who is in another room already. */
export const InviteOffer = ({ invite, dismiss }: { invite: Invite; dismiss(): void }) => (
  <aside class="invite-offer" aria-label="Invite">
    <p>
      Join <strong>{hostOf(invite.serviceUrl)}</strong> as its admin named you? You leave the service that you
      use now.
    </p>
    <div class="choices">
      <JoinButton invite={invite} join={enterTeam.join} />
      <button type="button" onClick={dismiss}>
        Not now
      </button>
    </div>
  </aside>
);
