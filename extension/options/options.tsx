import { render } from "preact";
import { background } from "../background/api.ts";
import { followConnection } from "../shared/follow-connection.ts";
import { settings } from "../shared/settings.ts";
import { storedSignal } from "../shared/stored-signal.ts";
import { App } from "./app.tsx";

const [settingsNow, connectionNow] = await Promise.all([
  storedSignal(settings),
  followConnection(() => background.sendMessage("stayConnected", undefined)),
]);

render(
  <App settings={settingsNow} connection={connectionNow} />,
  document.querySelector("#options") as Element,
);
