import { JoinButton } from "../shared/first-run/join-button.tsx";
import type { Invite } from "../shared/invite-link.ts";
import { hostOf } from "../shared/service-address.ts";
import { say } from "../shared/words/say.ts";
import { enterTeam } from "./enter-team.ts";

/** The invite on the page under the popup, for somebody who is in another room already. */
export const InviteOffer = ({ invite, dismiss }: { invite: Invite; dismiss(): void }) => (
  <aside class="invite-offer" aria-label={say("popup_invite")}>
    <p>{say("popup_invite_offer", hostOf(invite.serviceUrl))}</p>
    <div class="choices">
      <JoinButton invite={invite} join={enterTeam.join} />
      <button type="button" onClick={dismiss}>
        {say("popup_not_now")}
      </button>
    </div>
  </aside>
);
