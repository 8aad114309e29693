import type { ReadonlySignal } from "@preact/signals";
import type { KnownEngine } from "../shared/connection-schema.ts";
import { connectionIn, connectionSentence, type ShownConnection } from "../shared/connections.ts";
import type { StorageProblem } from "../shared/core-values-schema.ts";
import { isSetUp, membershipIn, ownPerson } from "../shared/own-person.ts";
import type { Settings } from "../shared/settings-schema.ts";
import type { Enrolment, KnownTeammate } from "../shared/team-schema.ts";
import type { TestPingRun } from "../shared/test-ping-run.ts";
import { say, saySentence } from "../shared/words/say.ts";
import { changeProblem } from "../ui/change-settings.ts";
import { DiagnosisLink } from "../ui/problem.tsx";
import { CostFields, WorkingHoursFields } from "./cost-fields.tsx";
import { GuestFields, MemberFields } from "./name-fields.tsx";
import { NotificationFields, UrgentFields } from "./notification-fields.tsx";
import { KeepDaysField, KeepTryingField } from "./ping-fields.tsx";
import { QuietFields } from "./quiet-fields.tsx";
import { RoomsFields } from "./rooms-fields.tsx";
import { Section, SectionLinks } from "./sections.tsx";
import { ServiceField } from "./service-field.tsx";

/** What Pingroom is made of, see `licenceNotices`, and the way to the diagnosis page, with whether there is something to look at. */
const About = ({ problems }: { problems: readonly StorageProblem[] }) => (
  <Section id="about">
    {problems.length > 0 && <p class="problem">{say("diagnosis_wrong_shape")}</p>}
    <p>
      <a href="../diagnosis/diagnosis.html">{say("diagnosis_open")}</a>
    </p>
    <p>
      <a href="/licences.txt">{say("options_licences")}</a>
    </p>
  </Section>
);

/** The options page. Each answer is stored, and takes effect, when its field is left. */
export const App = ({
  settings,
  enrolment,
  signInProblem,
  connections,
  knownTeammates,
  knownEngine,
  storageProblems,
  testPingRun,
}: {
  settings: ReadonlySignal<Settings>;
  enrolment: ReadonlySignal<Enrolment | undefined>;
  /** Why the last sign-in did not work, and where. */
  signInProblem: ReadonlySignal<{ serviceUrl: string; problem: string } | undefined>;
  /** By room. */
  connections: ReadonlySignal<Record<string, ShownConnection>>;
  knownTeammates: ReadonlySignal<KnownTeammate[]>;
  /** What the service said last of its rooms. */
  knownEngine: ReadonlySignal<KnownEngine | undefined>;
  storageProblems: ReadonlySignal<readonly StorageProblem[]>;
  testPingRun: ReadonlySignal<TestPingRun | null>;
}) => {
  const { serviceUrl, name, room, notify, sound, badge, keepTryingHours, takeUrgent, noUrgentFrom } =
    settings.value;
  const current = connectionIn(connections.value, room);
  const member = membershipIn(settings.value, enrolment.value);
  const failed = signInProblem.value;
  return (
    <>
      <header>
        <h1>{say("options_title")}</h1>
        <p class="quiet" role="status">
          {isSetUp(settings.value) ? connectionSentence(current) : say("shared_not_set_up")}
          {"advice" in current && `: ${saySentence(current.why)} ${saySentence(current.advice)} `}
          {current.state === "disconnected" && <DiagnosisLink />}
        </p>
      </header>
      <SectionLinks />
      <div class="sections">
        <Section id="account">
          <ServiceField
            serviceUrl={serviceUrl}
            signInProblem={failed?.serviceUrl === serviceUrl ? failed.problem : undefined}
          />
          {member ? <MemberFields member={member} /> : <GuestFields name={name} />}
        </Section>
        <Section id="rooms">
          <RoomsFields settings={settings.value} member={member} connections={connections.value} />
        </Section>
        <Section id="notifications">
          <NotificationFields
            notify={notify}
            sound={sound}
            badge={badge}
            room={room}
            testPing={testPingRun.value}
          />
          <UrgentFields
            takeUrgent={takeUrgent}
            noUrgentFrom={noUrgentFrom}
            known={knownTeammates.value}
            own={ownPerson(current, settings.value, enrolment.value)}
          />
        </Section>
        <Section id="quiet">
          <QuietFields set={settings.value} />
        </Section>
        <Section id="connected">
          <WorkingHoursFields hours={settings.value.workingHours} />
          <CostFields set={settings.value} known={knownEngine.value} />
        </Section>
        <Section id="pings">
          <KeepDaysField days={settings.value.keepDays} />
          <KeepTryingField hours={keepTryingHours} />
        </Section>
        <About problems={storageProblems.value} />
      </div>
      {/* There before its words are, since only a change in it is read out. */}
      <div class="not-kept" role="alert">
        {changeProblem.value !== null && <p class="problem">{changeProblem.value}</p>}
      </div>
    </>
  );
};
