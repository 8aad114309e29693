import { hostOf } from "../shared/host-of.ts";
import type { Invite } from "../shared/invite-link.ts";
import { JoinButton } from "./join-button.tsx";

/** The invite on the page under the popup, for somebody who is in another room already. */
export const InviteOffer = ({ invite, dismiss }: { invite: Invite; dismiss(): void }) => (
  <aside class="invite-offer" aria-label="Invite">
    <p>
      Join <strong>{hostOf(invite.serviceUrl)}</strong> as its admin named you? You leave the service that you
      use now.
    </p>
    <div class="choices">
      <JoinButton invite={invite} />
      <button type="button" onClick={dismiss}>
        Not now
      </button>
    </div>
  </aside>
);
