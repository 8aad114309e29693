import { type ReadonlySignal, useComputed, useSignal } from "@preact/signals";
import { connectionIn, type ShownConnection } from "../shared/connections.ts";
import { isSamePerson } from "../shared/identity.ts";
import { membershipIn, ownPerson, ownRoleIn } from "../shared/own-person.ts";
import { personsIn } from "../shared/persons.ts";
import { chosenRooms } from "../shared/room-choices.ts";
import { everybody, toldApart } from "../shared/told-apart.ts";
import historyStyle from "../ui/history/history.css?url";
import { addStyle, lazily } from "../ui/lazily.tsx";
import belowStyle from "./below.css?url";
import { Head } from "./head.tsx";
import roomTabsStyle from "./room-tabs.css?url";
import { RoomView } from "./room-view.tsx";
import type { ShownState } from "./shown-state.ts";
import { usePing } from "./use-ping.ts";

// One can ping before the pings are there.
const Below = lazily(
  async () =>
    (await Promise.all([import("./below.tsx"), addStyle(belowStyle), addStyle(historyStyle)]))[0].Below,
);
const RoomTabs = lazily(
  async () => (await Promise.all([import("./room-tabs.tsx"), addStyle(roomTabsStyle)]))[0].RoomTabs,
);

/** What somebody sees who is past the first run: the room that they chose, and the pings of all rooms. */
export const Rooms = ({
  told,
  connections,
  openedAt,
}: {
  told: ShownState;
  /** By room. */
  connections: ReadonlySignal<Record<string, ShownConnection>>;
  /** When the popup was opened, milliseconds since 1970. */
  openedAt: number;
}) => {
  const pinging = usePing(told.draft);
  const settings = told.settings.value;
  const chosen = useSignal(settings.room);

  const choices = chosenRooms(settings);
  const rooms = choices.map(({ room }) => room);
  const muted = new Set(choices.filter((choice) => choice.muted).map(({ room }) => room));
  const shown = rooms.includes(chosen.value) ? chosen.value : settings.room;
  const connection = connectionIn(connections.value, shown);
  const member = membershipIn(settings, told.enrolment.value);
  const personsOf = (room: string) => {
    const there = connectionIn(connections.value, room);
    return "participants" in there ? personsIn(there.participants, there.presences) : undefined;
  };
  const own = ownPerson(connection, settings, told.enrolment.value);
  const ownDevices =
    personsOf(shown)?.find(({ person }) => isSamePerson(person, own))?.identities.length ?? 0;
  const called = useComputed(() =>
    toldApart(
      everybody(connections.value, told.knownTeammates.value, told.inbox.value, told.drawnOutbox.value),
    ),
  ).value;
  const roleIn = (room: string) => ownRoleIn(connections.value, room, member);
  return (
    <>
      <Head
        room={shown}
        connection={connection}
        settings={settings}
        own={own}
        ownDevices={ownDevices}
        isMuted={muted.has(shown)}
      />
      {rooms.length > 1 && (
        <div class="rooms">
          <RoomTabs
            rooms={rooms}
            muted={muted}
            shown={shown}
            choose={(room) => {
              chosen.value = room;
            }}
            connections={connections.value}
            inbox={told.inbox.value}
            openedAt={openedAt}
          />
        </div>
      )}
      <div
        id="room"
        class="room"
        {...(rooms.length > 1 && { role: "tabpanel", "aria-labelledby": `tab-${rooms.indexOf(shown)}` })}
      >
        <RoomView
          key={shown}
          room={shown}
          role={roleIn(shown)}
          connection={connection}
          own={own}
          called={called}
          told={told}
          pinging={pinging}
        />
      </div>
      <Below
        told={told}
        connection={connection}
        joined={rooms}
        personsOf={personsOf}
        own={own}
        called={called}
        role={roleIn(shown)}
        roleIn={roleIn}
        openedAt={openedAt}
        answer={pinging.answer}
      />
    </>
  );
};
