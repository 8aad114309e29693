import { computed, effect } from "@preact/signals";
import { render } from "preact";
import { background } from "../background/api.ts";
import { followConnections } from "../shared/follow-connections.ts";
import { knownTeammates } from "../shared/known-teammates.ts";
import { settings } from "../shared/settings.ts";
import { storageProblems } from "../shared/storage-problems.ts";
import { inbox, outbox, receivedKeys } from "../shared/stored-pings.ts";
import { storedSignal } from "../shared/stored-signal.ts";
import { storingFails } from "../shared/storing-fails.ts";
import { nameOf } from "../shared/teammate.ts";
import { testPingRun } from "../shared/test-ping/test-ping-run.ts";
import { timeline } from "../shared/timeline.ts";
import { speakInPage } from "../shared/words/speak-in-page.ts";
import { workerStarts } from "../shared/worker-starts.ts";
import { aboutBrowser } from "./about-browser.ts";
import { App } from "./app.tsx";
import { askService } from "./ask-service.ts";
import type { Facts } from "./facts.ts";
import { lookedUp } from "./looked-up.ts";
import { identitiesIn } from "./names-in.ts";
import { storageUse } from "./storage-use.ts";
import { reachTest } from "./try-reach.ts";
import { withoutNames } from "./without-names.ts";

speakInPage("diagnosis_title");

const [settingsNow, connectionsNow, known, changes, problems, starts, test, storing] = await Promise.all([
  storedSignal(settings),
  followConnections(() => background.sendMessage("stayConnected", undefined)),
  storedSignal(knownTeammates),
  storedSignal(timeline),
  storedSignal(storageProblems),
  storedSignal(workerStarts),
  storedSignal(testPingRun),
  storedSignal(storingFails),
]);

const serviceUrl = computed(() => settingsNow.value.serviceUrl);
const clock = lookedUp(1_000, async () => Date.now());
const inspection = lookedUp(3_000, () => background.sendMessage("inspect", undefined));
const health = lookedUp(30_000, async () => (serviceUrl.value ? askService(serviceUrl.value) : undefined));
const storage = lookedUp(10_000, storageUse);
const about = lookedUp(60_000, aboutBrowser);
const reach = reachTest();

const facts = computed<Facts>(() => ({
  now: clock.found.value ?? Date.now(),
  serviceUrl: serviceUrl.value,
  health: health.found.value,
  connections: connectionsNow.value,
  inspection: inspection.found.value,
  reach: reach.results.value,
  testPing: test.value,
  timeline: changes.value,
  storage: storage.found.value,
  storing: storing.value,
  problems: problems.value,
  about: about.found.value,
  starts: starts.value,
}));

const anonymous = computed(() => {
  const { own, others } = identitiesIn(facts.value);
  const { name, noUrgentFrom } = settingsNow.value;
  const met = [...others, ...known.value.map(({ identity }) => identity)].map(nameOf);
  return withoutNames([name, ...own.map(nameOf)], [...met, ...noUrgentFrom.map(nameOf)]);
});

render(
  <App facts={facts} reach={reach} anonymous={anonymous} />,
  document.querySelector("#diagnosis") as Element,
);

// A change of the state is when the rest has changed as well.
effect(() => {
  serviceUrl.value;
  health.again();
});
effect(() => {
  connectionsNow.value;
  inspection.again();
});

// What has the wrong shape is told once it is read, and nothing else may have read these yet.
for (const item of [inbox, outbox, receivedKeys]) void item.get();
