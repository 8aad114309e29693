import { useSignal } from "@preact/signals";
import type { Enrolment } from "../shared/enrolment.ts";
import { roleWords } from "../shared/role-words.ts";
import { hostOf } from "../shared/service-address.ts";
import type { RoomChoice } from "../shared/settings-schema.ts";
import { say } from "../shared/words/say.ts";

/** A member's way into another of the rooms that they may enter. */
export const RoomsJoinMember = ({
  member: { rooms, serviceUrl },
  joined,
  join,
}: {
  member: Enrolment;
  joined: readonly string[];
  join(choice: RoomChoice): Promise<void>;
}) => {
  const chosen = useSignal<string | null>(null);
  const others = rooms.filter(({ room }) => !joined.includes(room));
  const room = (others.find((grant) => grant.room === chosen.value) ?? others[0])?.room;
  if (room === undefined) return <p class="quiet">{say("rooms_all_joined", hostOf(serviceUrl))}</p>;
  const submit = (event: Event) => {
    event.preventDefault();
    // Their role is the service's to say.
    return join({ room, muted: false, role: "both" });
  };
  return (
    <form class="join-room" onSubmit={submit}>
      <label class="field">
        <span>{say("rooms_join_label")}</span>
        <select
          name="newRoom"
          value={room}
          aria-describedby="newRoom-note"
          onChange={(event) => {
            chosen.value = event.currentTarget.value;
          }}
        >
          {others.map((grant) => (
            <option key={grant.room} value={grant.room}>
              {grant.room} ({say(roleWords[grant.role])})
            </option>
          ))}
        </select>
        <small id="newRoom-note">{say("rooms_join_hint_member", hostOf(serviceUrl))}</small>
      </label>
      <button type="submit">{say("rooms_join")}</button>
    </form>
  );
};
