import { nameProblem } from "../shared/person-name.ts";
import { roomProblem } from "../shared/room-name.ts";
import { TextSetting } from "./text-setting.tsx";

/** What a guest chooses freely. */
export const GuestFields = ({ name, room }: { name: string; room: string }) => (
  <>
    <TextSetting
      setting="name"
      label="Your name"
      value={name}
      hint="Teammates see it on your pings."
      problemOf={nameProblem}
    />
    <TextSetting
      setting="room"
      label="Room"
      value={room}
      hint="Everyone in the same room can ping each other."
      problemOf={roomProblem}
    />
  </>
);
