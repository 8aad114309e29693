import { effect } from "@preact/signals";
import { render } from "preact";
import { background } from "../background/api.ts";
import { shownConnections } from "../shared/shown-connections.ts";
import { speakInPage } from "../shared/words/speak-in-page.ts";
import { App } from "./app.tsx";
import { inviteInTab } from "./invite-in-tab.ts";
import { storedState } from "./stored-state.ts";

speakInPage("extension_name");

const openedAt = Date.now();
const [stored, invite] = await Promise.all([storedState(), inviteInTab()]);
const connections = shownConnections(stored.connections, () =>
  background.sendMessage("stayConnected", undefined),
);

render(
  <App stored={stored} connections={connections} invite={invite} openedAt={openedAt} />,
  document.querySelector("#popup") as Element,
);

effect(() => {
  if (stored.inbox.value.some(({ seenAt }) => seenAt === undefined))
    background.sendMessage("markAllSeen", undefined);
});
