import { render } from "preact";
import { speakInPage } from "../shared/words/say.ts";
import { delayedSignal } from "../ui/delayed-signal.ts";
import { openPage, shownConnections } from "../ui/page-state.ts";
import { App, inviteInTab } from "./app.tsx";
import { shownNames } from "./shown-state.ts";

speakInPage("extension_name");

const openedAt = Date.now();
const root = document.querySelector("#popup") as Element;

const [told, invite] = await Promise.all([openPage(root, ...shownNames), inviteInTab()]);
const drawnOutbox = delayedSignal(told.outbox);

render(
  <App
    told={{ ...told, drawnOutbox }}
    connections={shownConnections(told.connections)}
    invite={invite}
    openedAt={openedAt}
  />,
  root,
);
