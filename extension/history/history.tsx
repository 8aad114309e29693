import { computed, effect, signal } from "@preact/signals";
import { render } from "preact";
import { pingKey } from "../shared/ping.ts";
import { speakInPage } from "../shared/words/say.ts";
import { ask } from "../ui/core.ts";
import { delayedSignal } from "../ui/delayed-signal.ts";
import { receivedIn, sentIn } from "../ui/history/history-entries.ts";
import { markSeenWhileRead } from "../ui/mark-seen.ts";
import { openPage } from "../ui/page-state.ts";
import { App } from "./app.tsx";
import { followAttention } from "./follow-attention.ts";
import { followKeptPings } from "./kept-pings.ts";
import { followPeople, steadyList } from "./steady-signals.ts";

speakInPage("history_title");

const root = document.querySelector("#history") as Element;
const { settings, enrolment, connections, knownTeammates, inbox, outbox, keptPings } = await openPage(
  root,
  "settings",
  "enrolment",
  "connections",
  "knownTeammates",
  "inbox",
  "outbox",
  "keptPings",
);
const attention = followAttention();
// In this order: what is no longer kept is no longer in the lists by then either.
const pings = await followKeptPings({
  inbox: steadyList(delayedSignal(inbox), pingKey),
  outbox: steadyList(delayedSignal(outbox), ({ id }) => id),
  keptPings: delayedSignal(keptPings),
});
const rooms = signal<readonly string[]>([]);

render(
  <App
    settings={settings}
    people={followPeople(
      connections,
      settings,
      enrolment,
      knownTeammates,
      computed(() => receivedIn(pings.all.value)),
      computed(() => sentIn(pings.all.value)),
    )}
    pings={pings}
    rooms={rooms}
    openedAt={attention.openedAt}
    today={attention.today}
  />,
  root,
);

// A search or a room may hide what has just come.
markSeenWhileRead(inbox, () => attention.isReading.value && !pings.isSearch.value);

effect(() => {
  keptPings.value.edits; // A room may have lost its last ping.
  ask("pingRooms").then(
    (kept) => {
      rooms.value = kept;
    },
    (error) => console.warn("reading the rooms", error),
  );
});
