import type { ReadonlySignal } from "@preact/signals";
import { participantsOf } from "../shared/connection.ts";
import type { KnownTeammate } from "../shared/known-teammates.ts";
import type { ReceivedPing, SentPing } from "../shared/ping.ts";
import { isSetUp, type Settings } from "../shared/settings.ts";
import type { ShownConnection } from "../shared/shown-connection.ts";
import { Compose } from "./compose.tsx";
import { ConnectionLine } from "./connection-line.tsx";
import { FirstRun } from "./first-run.tsx";
import { History } from "./history.tsx";
import { OfflineList } from "./offline-list.tsx";
import { TeammateList } from "./teammate-list.tsx";
import { usePing } from "./use-ping.ts";

/** The whole popup: a picture of what is stored. */
export const App = (props: {
  settings: ReadonlySignal<Settings>;
  connection: ReadonlySignal<ShownConnection>;
  known: ReadonlySignal<KnownTeammate[]>;
  inbox: ReadonlySignal<ReceivedPing[]>;
  outbox: ReadonlySignal<SentPing[]>;
  /** What the text field last held. */
  firstText: string;
  /** When the popup was opened, milliseconds since 1970: what was unread then is still marked as new. */
  openedAt: number;
}) => {
  const { text, problem, ping } = usePing(props.firstText);
  if (!isSetUp(props.settings.value)) return <FirstRun />;

  const connection = props.connection.value;
  return (
    <>
      <ConnectionLine connection={connection} />
      <Compose text={text} problem={problem.value} ping={ping} />
      <TeammateList connection={connection} ping={ping} />
      <OfflineList
        known={props.known.value}
        room={props.settings.value.room}
        present={participantsOf(connection)}
        ping={ping}
      />
      <History
        inbox={props.inbox.value}
        outbox={props.outbox.value}
        participants={participantsOf(connection)}
        openedAt={props.openedAt}
      />
    </>
  );
};
