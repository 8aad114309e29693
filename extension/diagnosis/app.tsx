import type { ReadonlySignal } from "@preact/signals";
import { browser } from "../shared/browser.ts";
import { say } from "../shared/words/say.ts";
import { TestPing } from "../ui/test-ping/test-ping.tsx";
import { browserSection } from "./browser-section.ts";
import { Card } from "./card.tsx";
import type { Facts } from "./facts.ts";
import { GlanceTiles } from "./glance.tsx";
import { ReachCard, type ReachTest } from "./reach.tsx";
import { ReportBox, report } from "./report.tsx";
import { roomSections } from "./room-section.ts";
import { serviceSection } from "./service-section.ts";
import { StorageCard } from "./storage.tsx";
import { Timeline } from "./timeline.tsx";
import { openly, type Voice } from "./voice.ts";

/** The diagnosis page: what Pingroom knows of itself, and a report for whoever is to help. */
export const App = ({
  facts,
  reach,
  anonymous,
}: {
  facts: ReadonlySignal<Facts>;
  reach: ReachTest;
  /** The voice of the report. */
  anonymous: ReadonlySignal<Voice>;
}) => {
  const now = facts.value;
  return (
    <>
      <header>
        <div>
          <h1>{say("diagnosis_title")}</h1>
          <p class="quiet">{say("diagnosis_what")}</p>
        </div>
        <button type="button" onClick={() => browser.runtime.openOptionsPage()}>
          {say("diagnosis_options")}
        </button>
      </header>
      <GlanceTiles facts={now} />
      <ReportBox text={report(now, anonymous.value)} />
      <div class="columns">
        <div>
          {roomSections(now, openly).map((section) => (
            <Card key={section.title} section={section} class="room" />
          ))}
          <Timeline changes={now.timeline} />
          <StorageCard facts={now} />
        </div>
        <div>
          <section class="card">
            <h2>{say("diagnosis_test_ping")}</h2>
            <TestPing run={now.testPing} room={now.room} />
          </section>
          <ReachCard test={reach} />
          <Card section={serviceSection(now)} class="service" />
          <Card section={browserSection(now)} class="browser" />
        </div>
      </div>
    </>
  );
};
