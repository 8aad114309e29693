import { render } from "preact";
import { pingKey } from "../shared/ping.ts";
import { speakInPage } from "../shared/words/say.ts";
import { delayedSignal } from "../ui/delayed-signal.ts";
import { markSeenWhileRead } from "../ui/mark-seen.ts";
import { openPage } from "../ui/open-page.ts";
import { App } from "./app.tsx";
import { followAttention } from "./follow-attention.ts";
import { followPeople } from "./follow-people.ts";
import { steadyList } from "./steady-list.ts";

speakInPage("history_title");

const root = document.querySelector("#history") as Element;
const { settings, enrolment, connections, knownTeammates, inbox, outbox } = await openPage(
  root,
  "settings",
  "enrolment",
  "connections",
  "knownTeammates",
  "inbox",
  "outbox",
);
const attention = followAttention();

render(
  <App
    settings={settings}
    people={followPeople(connections, settings, enrolment, knownTeammates, inbox, outbox)}
    inbox={steadyList(delayedSignal(inbox), pingKey)}
    outbox={steadyList(delayedSignal(outbox), ({ id }) => id)}
    openedAt={attention.openedAt}
    today={attention.today}
  />,
  root,
);

markSeenWhileRead(inbox, () => attention.isReading.value);
