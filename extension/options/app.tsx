import type { ReadonlySignal } from "@preact/signals";
import { connectionSentence } from "../shared/connection-sentence.ts";
import type { KnownTeammate } from "../shared/known-teammates.ts";
import { ownName } from "../shared/own-name.ts";
import { nameProblem } from "../shared/person-name.ts";
import { roomProblem } from "../shared/room-name.ts";
import type { Settings } from "../shared/settings.ts";
import type { ShownConnection } from "../shared/shown-connection.ts";
import type { StorageProblem } from "../shared/storage-problems.ts";
import { Diagnosis } from "./diagnosis.tsx";
import { KeepTryingField } from "./keep-trying-field.tsx";
import { ServiceField } from "./service-field.tsx";
import { SoundField } from "./sound-field.tsx";
import { TextSetting } from "./text-setting.tsx";
import { UrgentFields } from "./urgent-fields.tsx";

/** The options page. Each answer is stored, and takes effect, when its field is left. */
export const App = ({
  settings,
  connection,
  known,
  problems,
}: {
  settings: ReadonlySignal<Settings>;
  connection: ReadonlySignal<ShownConnection>;
  known: ReadonlySignal<KnownTeammate[]>;
  problems: ReadonlySignal<readonly StorageProblem[]>;
}) => {
  const { serviceUrl, name, room, sound, keepTryingHours, takeUrgent, noUrgentFrom } = settings.value;
  const current = connection.value;
  return (
    <>
      <h1>Pingroom options</h1>
      <p class="quiet" role="status">
        {connectionSentence(current)}
        {current.state === "disconnected" && `: ${current.why} ${current.advice}`}
      </p>
      <ServiceField serviceUrl={serviceUrl} />
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
      <KeepTryingField hours={keepTryingHours} />
      <SoundField sound={sound} />
      <UrgentFields
        takeUrgent={takeUrgent}
        noUrgentFrom={noUrgentFrom}
        known={known.value}
        own={ownName(current, settings.value)}
      />
      <Diagnosis problems={problems.value} />
    </>
  );
};
