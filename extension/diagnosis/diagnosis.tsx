import { computed, effect } from "@preact/signals";
import { render } from "preact";
import { App } from "./app.tsx";
import { askService } from "./ask-service.ts";
import { aboutBrowser } from "./browser-section.ts";
import type { Facts } from "./facts.ts";
import { lookedUp } from "./looked-up.ts";
import { identitiesIn } from "./names-in.ts";
import { storageUse } from "./storage-card.tsx";
import { reachTest } from "./try-reach.ts";
import { withoutNames } from "./without-names.ts";
import { nameOf } from "../shared/identity.ts";
import { shownConnections } from "../shared/shown-connections.ts";
import { speakInPage } from "../shared/words/say.ts";
import { ask } from "../ui/core.ts";
import { openPage } from "../ui/open-page.tsx";

speakInPage("diagnosis_title");

const root = document.querySelector("#diagnosis") as Element;
const told = await openPage(
  root,
  "settings",
  "connections",
  "knownTeammates",
  "timeline",
  "storageProblems",
  "workerStarts",
  "testPingRun",
  "storingFails",
);
const connections = shownConnections(told.connections);

const serviceUrl = computed(() => told.settings.value.serviceUrl);
const clock = lookedUp(1_000, async () => Date.now());
const inspection = lookedUp(3_000, () => ask("inspect"));
const health = lookedUp(30_000, async () => (serviceUrl.value ? askService(serviceUrl.value) : undefined));
const storage = lookedUp(10_000, storageUse);
const about = lookedUp(60_000, aboutBrowser);
const reach = reachTest();

const facts = computed<Facts>(() => ({
  now: clock.found.value ?? Date.now(),
  serviceUrl: serviceUrl.value,
  room: told.settings.value.room,
  health: health.found.value,
  connections: connections.value,
  inspection: inspection.found.value,
  reach: reach.results.value,
  testPing: told.testPingRun.value,
  timeline: told.timeline.value,
  storage: storage.found.value,
  storing: told.storingFails.value,
  problems: told.storageProblems.value,
  about: about.found.value,
  starts: told.workerStarts.value,
}));

const anonymous = computed(() => {
  const { own, others } = identitiesIn(facts.value);
  const { name, noUrgentFrom } = told.settings.value;
  const met = [...others, ...told.knownTeammates.value.map(({ identity }) => identity)].map(nameOf);
  return withoutNames([name, ...own.map(nameOf)], [...met, ...noUrgentFrom.map(nameOf)]);
});

render(<App facts={facts} reach={reach} anonymous={anonymous} />, root);

// A change of the state is when the rest has changed as well.
effect(() => {
  serviceUrl.value;
  health.again();
});
effect(() => {
  connections.value;
  inspection.again();
});
