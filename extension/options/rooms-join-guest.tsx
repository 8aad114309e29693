import { useSignal } from "@preact/signals";
import { cleanName } from "../../naming/clean-name.ts";
import { Field } from "../shared/field.tsx";
import { fold } from "../shared/fold.ts";
import type { Role } from "../shared/grant.ts";
import { roomProblem } from "../shared/room-choices.ts";
import type { RoomChoice } from "../shared/settings-schema.ts";
import { say } from "../shared/words/say.ts";
import { RoomsRole } from "./rooms-role.tsx";

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
