import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { connectionIn, type ShownConnection } from "../shared/connections.ts";
import { listedRooms, maxRooms } from "../shared/room-choices.ts";
import type { RoomChoice, Settings } from "../shared/settings-schema.ts";
import type { Enrolment } from "../shared/team-schema.ts";
import { say } from "../shared/words/say.ts";
import { changeSettings } from "../ui/change-settings.ts";
import { withoutRoom, withRoom } from "./room-changes.ts";
import { RoomsJoinGuest, RoomsJoinMember } from "./rooms-join.tsx";
import { RoomsRow } from "./rooms-row.tsx";

/** The rooms that this browser is in, how it is in each, and the way into another one. */
export const RoomsFields = (props: {
  settings: Settings;
  /** Undefined for a guest. */
  member: Enrolment | undefined;
  /** By room. */
  connections: Record<string, ShownConnection>;
}) => {
  const {
    member,
    settings: { room, rooms, roomsLeft },
  } = props;
  const now = { room, rooms, roomsLeft };
  const news = useSignal("");
  const list = useRef<HTMLUListElement>(null);
  const listed = listedRooms(now);
  const names = listed.map(({ room }) => room);

  const join = async (choice: RoomChoice) => {
    if (await changeSettings(withRoom(now, choice))) news.value = say("rooms_joining", choice.room);
  };
  const leave = async (left: string) => {
    list.current?.focus(); // The button that has it goes away.
    if (await changeSettings(withoutRoom(now, left))) news.value = say("rooms_left", left);
  };
  const ways = member ? (
    <RoomsJoinMember member={member} joined={names} join={join} />
  ) : (
    <RoomsJoinGuest joined={names} join={join} />
  );
  return (
    <div class="rooms">
      <p class="hint">{say("rooms_hint")}</p>
      <ul ref={list} tabIndex={-1}>
        {listed.map((choice) => (
          <RoomsRow
            key={choice.room}
            choice={choice}
            now={now}
            grants={member?.rooms}
            connection={connectionIn(props.connections, choice.room)}
            leave={names.length > 1 ? leave : undefined}
          />
        ))}
      </ul>
      <p class="hint">{say("rooms_mute_hint")}</p>
      {names.length < maxRooms ? ways : <p class="hint">{say("rooms_most", names.length)}</p>}
      <p class="unseen" role="status">
        {news.value}
      </p>
    </div>
  );
};
