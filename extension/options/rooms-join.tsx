import { useSignal } from "@preact/signals";
import { cleanName } from "../../naming/clean-name.ts";
import { fold } from "../shared/fold.ts";
import { roomProblem } from "../shared/names.ts";
import { hostOf } from "../shared/service-address.ts";
import type { RoomChoice } from "../shared/settings-schema.ts";
import type { Enrolment, Role } from "../shared/team-schema.ts";
import { say } from "../shared/words/say.ts";
import { Field } from "../ui/field.tsx";
import { RoomsRole, roleWords } from "./rooms-row.tsx";

/** A guest's way into a room of whatever name. */
export const RoomsJoinGuest = ({
  joined,
  join,
}: {
  joined: readonly string[];
  join(choice: RoomChoice): Promise<void>;
}) => {
  const typed = useSignal("");
  const role = useSignal<Role>("both");
  const problem = useSignal<string | null>(null);
  const submit = async (event: Event) => {
    event.preventDefault();
    const room = cleanName(typed.value);
    problem.value = joined.some((each) => fold(each) === fold(room))
      ? say("rooms_joined_already", room)
      : roomProblem(room);
    if (problem.value !== null) return;
    typed.value = "";
    await join({ room, muted: false, role: role.value });
    role.value = "both";
  };
  return (
    <form class="join-room" onSubmit={submit}>
      <Field
        label={say("rooms_join_label")}
        name="newRoom"
        value={typed.value}
        autocomplete="off"
        spellcheck={false}
        hint={say("rooms_join_hint")}
        problem={problem.value}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
          problem.value = null;
        }}
      />
      <RoomsRole
        role={role.value}
        label={say("rooms_role")}
        choose={(chosen) => {
          role.value = chosen;
        }}
      />
      <button type="submit">{say("rooms_join")}</button>
    </form>
  );
};

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
  if (room === undefined) return <p class="hint">{say("rooms_all_joined", hostOf(serviceUrl))}</p>;
  const submit = (event: Event) => {
    event.preventDefault();
    // Their role is the service's to say.
    return join({ room, muted: false, role: "both" });
  };
  return (
    <form class="join-room" onSubmit={submit}>
      <label class="field">
        <span id="newRoom-label">{say("rooms_join_label")}</span>
        <select
          name="newRoom"
          aria-labelledby="newRoom-label"
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
