import { type ReadonlySignal, useSignal } from "@preact/signals";
import { connectionIn, participantsOf } from "../shared/connection.ts";
import { type Enrolment, membershipIn } from "../shared/enrolment.ts";
import { personsIn } from "../shared/history/persons-in.ts";
import type { Invite } from "../shared/invite-link.ts";
import type { KnownTeammate } from "../shared/known-teammates.ts";
import type { Target } from "../shared/last-target.ts";
import { ownName } from "../shared/own-name.ts";
import { ownRole, ownRoleIn } from "../shared/own-role.ts";
import type { ReceivedPing, SentPing } from "../shared/ping.ts";
import { chosenRooms } from "../shared/room-choice.ts";
import { isSetUp, type Settings } from "../shared/settings.ts";
import type { ShownConnection } from "../shared/shown-connection.ts";
import { absentTeammates } from "./absent-teammates.ts";
import { Compose } from "./compose.tsx";
import { ConnectionLine } from "./connection-line.tsx";
import { FirstRun } from "./first-run.tsx";
import { History } from "./history.tsx";
import { InviteOffer } from "./invite-offer.tsx";
import { Invited } from "./invited.tsx";
import { isOffered } from "./is-offered.ts";
import { OfflineList } from "./offline-list.tsx";
import { OpenMark } from "./open-mark.tsx";
import { RoleNote } from "./role-note.tsx";
import { TeammateList } from "./teammate-list.tsx";
import { usePing } from "./use-ping.ts";

/** The whole popup: a picture of what is stored. */
export const App = (props: {
  settings: ReadonlySignal<Settings>;
  enrolment: ReadonlySignal<Enrolment | undefined>;
  /** Why the last sign-in did not work, and where. */
  signInProblem: ReadonlySignal<{ serviceUrl: string; problem: string } | undefined>;
  /** On the page over which the popup was opened. */
  invite: Invite | null;
  /** By room. */
  connections: ReadonlySignal<Record<string, ShownConnection>>;
  known: ReadonlySignal<KnownTeammate[]>;
  inbox: ReadonlySignal<ReceivedPing[]>;
  outbox: ReadonlySignal<SentPing[]>;
  lastTarget: ReadonlySignal<Target | undefined>;
  /** What the text field last held. */
  firstText: string;
  /** When the popup was opened, milliseconds since 1970: what was unread then is still marked as new. */
  openedAt: number;
}) => {
  const pinging = usePing(props.firstText);
  const dismissed = useSignal(false);
  const dismiss = () => {
    dismissed.value = true;
  };
  const set = props.settings.value;
  const connections = props.connections.value;
  const connection = connectionIn(connections, set.room);
  const member = membershipIn(set, props.enrolment.value);
  const invite = dismissed.value ? null : props.invite;
  if (!isSetUp(set)) {
    if (invite) return <Invited invite={invite} dismiss={dismiss} />;
    return <FirstRun signInProblem={props.signInProblem.value} />;
  }

  const self = ownName(connection, set);
  const role = ownRole(connection);
  const ping = role === "subscribe" ? undefined : pinging.ping;
  const presences = "presences" in connection ? connection.presences : [];
  const everybody = personsIn(participantsOf(connection), presences);
  const persons = everybody.filter(({ name }) => name !== self);
  const ownDevices = everybody.find(({ name }) => name === self)?.identities ?? [];
  const present = [self, ...persons.map(({ name }) => name)];
  return (
    <>
      {invite && isOffered(invite, member, connection) && <InviteOffer invite={invite} dismiss={dismiss} />}
      <ConnectionLine
        connection={connection}
        doNotDisturb={set.doNotDisturb}
        otherDevices={ownDevices.length}
      />
      <RoleNote role={role} room={"room" in connection ? connection.room : set.room} />
      {ping && <Compose {...pinging} lastTarget={props.lastTarget} outbox={props.outbox} />}
      <TeammateList connection={connection} persons={persons} ping={ping} />
      <OfflineList absent={absentTeammates(props.known.value, set.room, present)} ping={ping} />
      <History
        inbox={props.inbox.value}
        outbox={props.outbox.value}
        here={() => persons}
        joined={chosenRooms(set).map((each) => each.room)}
        openedAt={props.openedAt}
        role={role}
        roleIn={(room) => ownRoleIn(connections, room)}
        answer={pinging.answer}
      />
      {connection.state === "connected" && connection.openToGuests && <OpenMark />}
    </>
  );
};
