import type { Enrolment } from "../shared/enrolment.ts";
import { hostOf } from "../shared/host-of.ts";
import { roleWords } from "../shared/role-words.ts";
import { settings } from "../shared/settings.ts";
import { say } from "../shared/words/say.ts";
import { LeaveTeam } from "./leave-team.tsx";

/** What a member has from the service: a name, and rooms to choose from. */
export const MemberFields = ({ member, room }: { member: Enrolment; room: string }) => {
  const { name, rooms, serviceUrl } = member;
  // The room in use stays in sight when it is not among the granted ones any more.
  const isGranted = rooms.some((grant) => grant.room === room);
  return (
    <>
      <div class="field">
        <span>{say("options_name")}</span>
        <strong class="given">{name}</strong>
        <small>{say("options_name_given", hostOf(serviceUrl))}</small>
      </div>
      <label class="field">
        <span>{say("options_room")}</span>
        <select
          name="room"
          value={room}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            settings.update((now) => ({ ...now, room: chosen }));
          }}
        >
          {!isGranted && <option value={room}>{say("options_room_not_granted", room)}</option>}
          {rooms.map((grant) => (
            <option key={grant.room} value={grant.room}>
              {say("options_room_role", grant.room, say(roleWords[grant.role]))}
            </option>
          ))}
        </select>
        <small>{say("options_room_hint_member")}</small>
      </label>
      <LeaveTeam />
    </>
  );
};
