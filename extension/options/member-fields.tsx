import type { Enrolment } from "../shared/enrolment.ts";
import { hostOf } from "../shared/service-address.ts";
import { say } from "../shared/words/say.ts";
import { LeaveTeam } from "./leave-team.tsx";

/** What a member has from the service: a name. */
export const MemberFields = ({ member: { name, serviceUrl } }: { member: Enrolment }) => (
  <>
    <div class="field">
      <span>{say("options_name")}</span>
      <strong class="given">{name}</strong>
      <small>{say("options_name_given", hostOf(serviceUrl))}</small>
    </div>
    <LeaveTeam />
  </>
);
