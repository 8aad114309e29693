import { render } from "preact";
import { background } from "../background/api.ts";
import { followConnection } from "../shared/follow-connection.ts";
import { knownTeammates } from "../shared/known-teammates.ts";
import { settings } from "../shared/settings.ts";
import { storedSignal } from "../shared/stored-signal.ts";
import { App } from "./app.tsx";

const [settingsNow, connectionNow, known] = await Promise.all([
  storedSignal(settings),
  followConnection(() => background.sendMessage("stayConnected", undefined)),
  storedSignal(knownTeammates),
]);

render(
  <App settings={settingsNow} connection={connectionNow} known={known} />,
  document.querySelector("#options") as Element,
);
