import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import { nameOf } from "../shared/identity.ts";
import { ask, type WatchedSignals } from "../ui/core.ts";
import { shownConnections } from "../ui/page-state.ts";
import { askService } from "./ask-service.ts";
import { aboutBrowser } from "./browser-section.ts";
import type { Facts } from "./facts.ts";
import type { ReachResults } from "./reach.tsx";
import { storageUse } from "./storage.tsx";
import { identitiesIn, type Voice, withoutNames } from "./voice.ts";

/** What the page watches of the core. */
export const toldNames = [
  "settings",
  "connections",
  "knownTeammates",
  "timeline",
  "storageProblems",
  "testPingRun",
  "storingFails",
] as const;

/** Looks something up at once, and again every so often while the page is in sight. What fails leaves what was found before. */
const lookedUp = <T>(
  everyMs: number,
  look: () => Promise<T>,
): { found: ReadonlySignal<T | undefined>; again(): void } => {
  const found = signal<T | undefined>(undefined);
  const again = () => {
    look().then(
      (value) => {
        found.value = value;
      },
      (error: unknown) => console.warn("looking up facts", error),
    );
  };
  again();
  setInterval(() => {
    if (!document.hidden) again();
  }, everyMs);
  return { found, again };
};

/**
 * Follows all that the page tells, for as long as it lives.
 *
 * @returns the facts, and the voice of the report, which names nobody
 */
export const gatherFacts = (
  told: WatchedSignals<(typeof toldNames)[number]>,
  reach: ReadonlySignal<ReachResults>,
): { facts: ReadonlySignal<Facts>; anonymous: ReadonlySignal<Voice> } => {
  const connections = shownConnections(told.connections);
  const serviceUrl = computed(() => told.settings.value.serviceUrl);
  const clock = lookedUp(1_000, async () => Date.now());
  const inspection = lookedUp(3_000, () => ask("inspect"));
  const health = lookedUp(30_000, async () => (serviceUrl.value ? askService(serviceUrl.value) : undefined));
  const storage = lookedUp(10_000, storageUse);
  const about = lookedUp(60_000, aboutBrowser);

  const facts = computed<Facts>(() => ({
    now: clock.found.value ?? Date.now(),
    serviceUrl: serviceUrl.value,
    room: told.settings.value.room,
    health: health.found.value,
    connections: connections.value,
    inspection: inspection.found.value,
    reach: reach.value,
    testPing: told.testPingRun.value,
    timeline: told.timeline.value,
    storage: storage.found.value,
    storing: told.storingFails.value,
    problems: told.storageProblems.value,
    about: about.found.value,
  }));
  const anonymous = computed(() => {
    const { own, others } = identitiesIn(facts.value);
    const { name, noUrgentFrom } = told.settings.value;
    const met = [...others, ...told.knownTeammates.value.map(({ identity }) => identity)].map(nameOf);
    return withoutNames([name, ...own.map(nameOf)], [...met, ...noUrgentFrom.map(nameOf)]);
  });

  // A change of the state is when the rest has changed as well.
  effect(() => {
    serviceUrl.value;
    health.again();
  });
  effect(() => {
    connections.value;
    inspection.again();
  });
  return { facts, anonymous };
};
