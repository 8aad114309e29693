// The hands of the core: it registers every listener in the first synchronous turn, so that an event that starts this worker finds
// its listener. It keeps nothing and decides nothing, and so loses nothing when the browser stops it after 30 idle seconds.
import { browser } from "../shared/browser.ts";
import { say } from "../shared/words/say.ts";
import { countWorkerStart } from "../shared/worker-starts.ts";
import { core, openAnswering, tell } from "./core.ts";
import { lendHands } from "./hands.ts";
import { watchNotifications } from "./notifications.ts";
import { openOnRequest } from "./offscreen-document.ts";
import { watchKeyboard, watchMenus, watchOmnibox } from "./shortcuts.ts";
import { watchdog } from "./watchdog.ts";

// Has the browser fetch the sentences for the process that all of the extension shares, before any page does. A page that is closed
// while it asks for the first one leaves that process without any until it ends (seen in Chromium 156).
say("extension_name");

lendHands();
openOnRequest(openAnswering);
watchNotifications();
watchKeyboard();
watchMenus();
watchOmnibox();
watchdog();
browser.idle.onStateChanged.addListener(() => tell(core.ask("idleChanged")));
// The core then shows the way in.
browser.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === "install") tell(core.ask("installed"));
});
// Browser start would not start this worker without a listener.
browser.runtime.onStartup.addListener(() => {});
tell(countWorkerStart().then(({ count }) => core.ask("workerStarted", { count })));
