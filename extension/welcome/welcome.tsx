import { computed } from "@preact/signals";
import { render } from "preact";
import { settings } from "../shared/settings.ts";
import { signInProblem } from "../shared/sign-in-problem.ts";
import { inbox, outbox } from "../shared/stored-pings.ts";
import { storedSignal } from "../shared/stored-signal.ts";
import { speakInPage } from "../shared/words/speak-in-page.ts";
import { App } from "./app.tsx";
import { isPinned } from "./is-pinned.ts";
import { progress } from "./progress.ts";

speakInPage("welcome_title");

const [settingsNow, signInProblemNow, progressNow, received, sent] = await Promise.all([
  storedSignal(settings),
  storedSignal(signInProblem),
  storedSignal(progress),
  storedSignal(inbox),
  storedSignal(outbox),
]);

render(
  <App
    settings={settingsNow}
    signInProblem={signInProblemNow}
    isPinned={isPinned()}
    pinLater={computed(() => progressNow.value.pinLater)}
    hasPinged={computed(() => progressNow.value.pinged || received.value.length > 0 || sent.value.length > 0)}
  />,
  document.querySelector("#welcome") as Element,
);
