import { effect } from "@preact/signals";
import { render } from "preact";
import { background } from "../background/api.ts";
import { connections } from "../shared/connection.ts";
import { knownTeammates } from "../shared/known-teammates.ts";
import { pingKey } from "../shared/ping.ts";
import { settings } from "../shared/settings.ts";
import { inbox, outbox } from "../shared/stored-pings.ts";
import { storedSignal } from "../shared/stored-signal.ts";
import { speakInPage } from "../shared/words/speak-in-page.ts";
import { App } from "./app.tsx";
import { followAttention } from "./follow-attention.ts";
import { followPeople } from "./follow-people.ts";
import { steadyList } from "./steady-list.ts";

speakInPage("history_title");

const [settingsNow, connectionsNow, known, received, sent] = await Promise.all([
  storedSignal(settings),
  storedSignal(connections),
  storedSignal(knownTeammates),
  storedSignal(inbox),
  storedSignal(outbox),
]);
const attention = followAttention();

render(
  <App
    settings={settingsNow}
    people={followPeople(connectionsNow, settingsNow, known, received, sent)}
    inbox={steadyList(received, pingKey)}
    outbox={steadyList(sent, ({ id }) => id)}
    openedAt={attention.openedAt}
    today={attention.today}
  />,
  document.querySelector("#history") as Element,
);

effect(() => {
  if (attention.isReading.value && received.value.some(({ seenAt }) => seenAt === undefined))
    background.sendMessage("markAllSeen", undefined).catch((error) => console.warn("marking as seen", error));
});
