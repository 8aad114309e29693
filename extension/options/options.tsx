import { render } from "preact";
import { speakInPage } from "../shared/words/say.ts";
import { openPage, shownConnections } from "../ui/page-state.ts";
import { App } from "./app.tsx";

speakInPage("options_title");

const root = document.querySelector("#options") as Element;
const told = await openPage(
  root,
  "settings",
  "enrolment",
  "signInProblem",
  "connections",
  "knownTeammates",
  "knownEngine",
  "storageProblems",
  "testPingRun",
);

render(<App {...told} connections={shownConnections(told.connections)} />, root);
