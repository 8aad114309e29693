import type { ReadonlySignal } from "@preact/signals";
import { participantsOf } from "../shared/connection.ts";
import type { KnownTeammate } from "../shared/known-teammates.ts";
import type { Target } from "../shared/last-target.ts";
import { ownName } from "../shared/own-name.ts";
import type { ReceivedPing, SentPing } from "../shared/ping.ts";
import { isSetUp, type Settings } from "../shared/settings.ts";
import type { ShownConnection } from "../shared/shown-connection.ts";
import { absentTeammates } from "./absent-teammates.ts";
import { Compose } from "./compose.tsx";
import { ConnectionLine } from "./connection-line.tsx";
import { FirstRun } from "./first-run.tsx";
import { History } from "./history.tsx";
import { OfflineList } from "./offline-list.tsx";
import { personsIn } from "./persons-in.ts";
import { TeammateList } from "./teammate-list.tsx";
import { usePing } from "./use-ping.ts";

/** The whole popup: a picture of what is stored. */
export const App = (props: {
  settings: ReadonlySignal<Settings>;
  connection: ReadonlySignal<ShownConnection>;
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
  if (!isSetUp(props.settings.value)) return <FirstRun />;

  const { ping, answer } = pinging;
  const connection = props.connection.value;
  const set = props.settings.value;
  const self = ownName(connection, set);
  const presences = "presences" in connection ? connection.presences : [];
  const everybody = personsIn(participantsOf(connection), presences);
  const persons = everybody.filter(({ name }) => name !== self);
  const ownDevices = everybody.find(({ name }) => name === self)?.identities ?? [];
  const present = [self, ...persons.map(({ name }) => name)];
  return (
    <>
      <ConnectionLine
        connection={connection}
        doNotDisturb={set.doNotDisturb}
        otherDevices={ownDevices.length}
      />
      <Compose {...pinging} lastTarget={props.lastTarget} outbox={props.outbox} />
      <TeammateList connection={connection} persons={persons} ping={ping} />
      <OfflineList absent={absentTeammates(props.known.value, set.room, present)} ping={ping} />
      <History
        inbox={props.inbox.value}
        outbox={props.outbox.value}
        persons={persons}
        openedAt={props.openedAt}
        answer={answer}
      />
    </>
  );
};
