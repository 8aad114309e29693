import { render } from "preact";
import { background } from "../background/api.ts";
import { enrolment } from "../shared/enrolment.ts";
import { followConnections } from "../shared/follow-connections.ts";
import { knownEngine } from "../shared/known-engine.ts";
import { knownTeammates } from "../shared/known-teammates.ts";
import { settings } from "../shared/settings.ts";
import { signInProblem } from "../shared/sign-in-problem.ts";
import { storageProblems } from "../shared/storage-problems.ts";
import { inbox, outbox, receivedKeys } from "../shared/stored-pings.ts";
import { storedSignal } from "../shared/stored-signal.ts";
import { speakInPage } from "../shared/words/speak-in-page.ts";
import { App } from "./app.tsx";

speakInPage("options_title");

const [settingsNow, enrolmentNow, signInProblemNow, connectionsNow, known, engine, problems] =
  await Promise.all([
    storedSignal(settings),
    storedSignal(enrolment),
    storedSignal(signInProblem),
    followConnections(() => background.sendMessage("stayConnected", undefined)),
    storedSignal(knownTeammates),
    storedSignal(knownEngine),
    storedSignal(storageProblems),
  ]);

render(
  <App
    settings={settingsNow}
    enrolment={enrolmentNow}
    signInProblem={signInProblemNow}
    connections={connectionsNow}
    known={known}
    engine={engine}
    problems={problems}
  />,
  document.querySelector("#options") as Element,
);

// What has the wrong shape is told once it is read, and nothing else may have read these yet.
for (const item of [inbox, outbox, receivedKeys]) void item.get();
