import { type ReadonlySignal, useComputed, useSignal } from "@preact/signals";
import { connectionIn, participantsOf } from "../shared/connection.ts";
import { membershipIn } from "../shared/enrolment.ts";
import { personsIn } from "../shared/history/persons-in.ts";
import { ownName } from "../shared/own-name.ts";
import { ownRoleIn } from "../shared/own-role.ts";
import { chosenRooms } from "../shared/room-choice.ts";
import type { ShownConnection } from "../shared/shown-connection.ts";
import { Foot } from "./foot.tsx";
import { Head } from "./head.tsx";
import { lazily } from "./lazily.tsx";
import { newByRoom } from "./new-by-room.ts";
import { OutcomeStatus } from "./outcome-status.tsx";
import { RoomTabs } from "./room-tabs.tsx";
import { RoomView } from "./room-view.tsx";
import type { StoredState } from "./stored-state.ts";
import { usePing } from "./use-ping.ts";

// Asked for at once, and not waited for: one can ping before the pings are there.
const loading = import("./history.tsx");
const History = lazily(async () => (await loading).History);

/** What somebody sees who is past the first run: the room that they chose, and the pings of all rooms. */
export const Rooms = ({
  stored,
  connections,
  openedAt,
}: {
  stored: StoredState;
  /** By room. */
  connections: ReadonlySignal<Record<string, ShownConnection>>;
  /** When the popup was opened, milliseconds since 1970. */
  openedAt: number;
}) => {
  const pinging = usePing(stored.draft.value);
  const settings = stored.settings.value;
  const chosen = useSignal(settings.room);
  const news = useComputed(() => newByRoom(stored.inbox.value, openedAt));

  const rooms = chosenRooms(settings).map(({ room }) => room);
  const shown = rooms.includes(chosen.value) ? chosen.value : settings.room;
  const connection = connectionIn(connections.value, shown);
  const grants = membershipIn(settings, stored.enrolment.value)?.rooms;
  const personsOf = (room: string) => {
    const there = connectionIn(connections.value, room);
    return personsIn(participantsOf(there), "presences" in there ? there.presences : []);
  };
  const self = ownName(connection, settings);
  const ownDevices = personsOf(shown).find(({ name }) => name === self)?.identities.length ?? 0;
  const roleIn = (room: string) => ownRoleIn(connections.value, room, grants);
  const [newest] = stored.outbox.value;
  return (
    <>
      <Head connection={connection} settings={settings} ownDevices={ownDevices} />
      {rooms.length > 1 && (
        <RoomTabs
          rooms={rooms}
          shown={shown}
          choose={(room) => {
            chosen.value = room;
          }}
          connections={connections.value}
          news={news.value}
        />
      )}
      <div
        id="room"
        class="room"
        {...(rooms.length > 1 && { role: "tabpanel", "aria-labelledby": `tab-${shown}` })}
      >
        <RoomView
          key={shown}
          room={shown}
          role={roleIn(shown)}
          connection={connection}
          stored={stored}
          pinging={pinging}
        />
      </div>
      <div class="pings">
        <History
          inbox={stored.inbox.value}
          outbox={stored.outbox.value}
          here={personsOf}
          joined={rooms}
          openedAt={openedAt}
          role={roleIn(shown)}
          roleIn={roleIn}
          answer={pinging.answer}
        />
      </div>
      <OutcomeStatus
        ping={newest && newest.sentAt >= openedAt ? newest : undefined}
        persons={newest ? personsOf(newest.room) : []}
        role={newest ? roleIn(newest.room) : "both"}
      />
      <Foot connection={connection} />
    </>
  );
};
