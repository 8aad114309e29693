import { nameProblem } from "../shared/person-name.ts";
import { roomProblem } from "../shared/room-name.ts";
import { say } from "../shared/words/say.ts";
import { TextSetting } from "./text-setting.tsx";

/** What a guest chooses freely. */
export const GuestFields = ({ name, room }: { name: string; room: string }) => (
  <>
    <TextSetting
      setting="name"
      label={say("options_name")}
      value={name}
      hint={say("options_name_hint")}
      problemOf={nameProblem}
    />
    <TextSetting
      setting="room"
      label={say("options_room")}
      value={room}
      hint={say("options_room_hint")}
      problemOf={roomProblem}
    />
  </>
);
