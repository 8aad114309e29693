// Registers every listener in the first synchronous turn, so that an event that starts this worker finds its listener.
// Nothing is kept in variables: the browser stops the worker after 30 idle seconds.
import { offscreen } from "../offscreen/api.ts";
import { browser } from "../shared/browser.ts";
import { settings } from "../shared/settings.ts";
import { inbox } from "../shared/stored-pings.ts";
import { background } from "./api.ts";
import { showUnread } from "./badge.ts";
import { markSeen } from "./mark-seen.ts";
import { noteConnection } from "./note-connection.ts";
import { notifyArrivals } from "./notify-arrivals.ts";
import { openFromNotification } from "./open-from-notification.ts";
import { watchOwnPresence } from "./own-presence.ts";
import { receivePing } from "./receive-ping.ts";
import { receiveReceipt } from "./receive-receipt.ts";
import { sendPing } from "./send-ping.ts";
import { stayConnected } from "./stay-connected.ts";
import { watchdog } from "./watchdog.ts";

background.onMessage("ping", ({ data }) => sendPing(data));
background.onMessage("markAllSeen", () => markSeen());
background.onMessage("stayConnected", () => stayConnected());
background.onMessage("tryAgain", async () => {
  await stayConnected();
  await offscreen.sendMessage("rejoin", undefined);
});
background.onMessage("connectionChanged", ({ data }) => noteConnection(data));
background.onMessage("pingReceived", ({ data }) => receivePing(data));
background.onMessage("receiptReceived", ({ data }) => receiveReceipt(data));

settings.onChanged(() => stayConnected());
inbox.onChanged(showUnread);
browser.notifications.onClicked.addListener(openFromNotification);
watchdog(stayConnected);
watchOwnPresence(stayConnected);

// Install, browser start, an extension switched on again and any other event all start this worker. The first two
// would not, without a listener.
browser.runtime.onInstalled.addListener(() => {});
browser.runtime.onStartup.addListener(() => {});
stayConnected();
inbox.get().then(showUnread);
void notifyArrivals();
