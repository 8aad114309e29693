import { effect } from "@preact/signals";
import { render } from "preact";
import { shownConnections } from "../shared/shown-connections.ts";
import { soundKey } from "../shared/sound-storage.ts";
import { speakInPage } from "../shared/words/speak-in-page.ts";
import { App } from "./app.tsx";
import { ask } from "./ask.ts";
import { inviteInTab } from "./invite-in-tab.ts";
import { shownState } from "./shown-state.ts";

speakInPage("extension_name");

const openedAt = Date.now();

const open = async (): Promise<void> => {
  const [stored, invite] = await Promise.all([shownState(), inviteInTab()]);
  const connections = shownConnections(stored.connections, () => ask("stayConnected", undefined));
  render(
    <App stored={stored} connections={connections} invite={invite} openedAt={openedAt} />,
    document.querySelector("#popup") as Element,
  );
  effect(() => {
    if (stored.inbox.value.some(({ seenAt }) => seenAt === undefined)) ask("markAllSeen", undefined);
  });
};

try {
  await open();
} catch (problem) {
  const { [soundKey]: sound } = await chrome.storage.session.get(soundKey);
  if (sound === undefined) throw problem;
  // Somebody has edited what is stored while the browser ran: once more, with every shape checked.
  await chrome.storage.session.remove(soundKey);
  location.reload();
}
