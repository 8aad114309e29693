import { effect } from "@preact/signals";
import { render } from "preact";
import { background } from "../background/api.ts";
import { enrolment } from "../shared/enrolment.ts";
import { followConnections } from "../shared/follow-connections.ts";
import { knownTeammates } from "../shared/known-teammates.ts";
import { lastTarget } from "../shared/last-target.ts";
import { settings } from "../shared/settings.ts";
import { signInProblem } from "../shared/sign-in-problem.ts";
import { inbox, outbox } from "../shared/stored-pings.ts";
import { storedSignal } from "../shared/stored-signal.ts";
import { speakInPage } from "../shared/words/speak-in-page.ts";
import { App } from "./app.tsx";
import { draft } from "./draft.ts";
import { inviteInTab } from "./invite-in-tab.ts";

speakInPage("extension_name");

const openedAt = Date.now();
const [
  settingsNow,
  enrolmentNow,
  signInProblemNow,
  invite,
  connectionsNow,
  known,
  received,
  sent,
  target,
  text,
] = await Promise.all([
  storedSignal(settings),
  storedSignal(enrolment),
  storedSignal(signInProblem),
  inviteInTab(),
  followConnections(() => background.sendMessage("stayConnected", undefined)),
  storedSignal(knownTeammates),
  storedSignal(inbox),
  storedSignal(outbox),
  storedSignal(lastTarget),
  draft.get(),
]);

render(
  <App
    settings={settingsNow}
    enrolment={enrolmentNow}
    signInProblem={signInProblemNow}
    invite={invite}
    connections={connectionsNow}
    known={known}
    inbox={received}
    outbox={sent}
    lastTarget={target}
    firstText={text}
    openedAt={openedAt}
  />,
  document.querySelector("#popup") as Element,
);

effect(() => {
  if (received.value.some(({ seenAt }) => seenAt === undefined))
    background.sendMessage("markAllSeen", undefined);
});
