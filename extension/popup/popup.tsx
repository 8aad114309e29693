import { effect } from "@preact/signals";
import { render } from "preact";
import { shownConnections } from "../shared/shown-connections.ts";
import { speakInPage } from "../shared/words/speak-in-page.ts";
import { App } from "./app.tsx";
import { ask } from "./ask.ts";
import { inviteInTab } from "./invite-in-tab.ts";
import { storedState } from "./stored-state.ts";

speakInPage("extension_name");

const openedAt = Date.now();
const [stored, invite] = await Promise.all([storedState(), inviteInTab()]);
const connections = shownConnections(stored.connections, () => ask("stayConnected", undefined));

render(
  <App stored={stored} connections={connections} invite={invite} openedAt={openedAt} />,
  document.querySelector("#popup") as Element,
);

effect(() => {
  if (stored.inbox.value.some(({ seenAt }) => seenAt === undefined)) ask("markAllSeen", undefined);
});
