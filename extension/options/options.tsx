import { render } from "preact";
import { connection } from "../shared/connection.ts";
import { settings } from "../shared/settings.ts";
import { storedSignal } from "../shared/stored-signal.ts";
import { App } from "./app.tsx";

const [settingsNow, connectionNow] = await Promise.all([storedSignal(settings), storedSignal(connection)]);

render(
  <App settings={settingsNow} connection={connectionNow} />,
  document.querySelector("#options") as Element,
);
