import { computed, effect } from "@preact/signals";
import { render } from "preact";
import { settings } from "../shared/settings.ts";
import { signInProblem } from "../shared/sign-in-problem.ts";
import { inbox, outbox } from "../shared/stored-pings.ts";
import { storedSignal } from "../shared/stored-signal.ts";
import { testPingRun } from "../shared/test-ping/test-ping-run.ts";
import { speakInPage } from "../shared/words/speak-in-page.ts";
import { App } from "./app.tsx";
import { isPinned } from "./is-pinned.ts";
import { progress } from "./progress.ts";

speakInPage("welcome_title");

const [settingsNow, signInProblemNow, progressNow, received, sent, test] = await Promise.all([
  storedSignal(settings),
  storedSignal(signInProblem),
  storedSignal(progress),
  storedSignal(inbox),
  storedSignal(outbox),
  storedSignal(testPingRun),
]);

// Pings to oneself are those of tests, and of these only the one counts that was seen.
const fromOthers = computed(() => received.value.some(({ test }) => !test));

// The test is forgotten as the browser ends, and that it went well is not.
effect(() => {
  if (test.value?.steps.screen.state === "done") progress.update((now) => ({ ...now, pinged: true }));
});

render(
  <App
    settings={settingsNow}
    signInProblem={signInProblemNow}
    isPinned={isPinned()}
    pinLater={computed(() => progressNow.value.pinLater)}
    hasPinged={computed(() => progressNow.value.pinged || fromOthers.value || sent.value.length > 0)}
  />,
  document.querySelector("#welcome") as Element,
);
