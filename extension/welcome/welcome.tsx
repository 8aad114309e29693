import { computed, effect } from "@preact/signals";
import { render } from "preact";
import { speakInPage } from "../shared/words/say.ts";
import { ask } from "../ui/core.ts";
import { openPage } from "../ui/page-state.ts";
import { App } from "./app.tsx";
import { isPinned } from "./pin-step.tsx";

speakInPage("welcome_title");

const root = document.querySelector("#welcome") as Element;
const { settings, signInProblem, progress, inbox, outbox, testPingRun } = await openPage(
  root,
  "settings",
  "signInProblem",
  "progress",
  "inbox",
  "outbox",
  "testPingRun",
);

// Pings to oneself are those of tests, and of these only the one counts that was seen.
const fromOthers = computed(() => inbox.value.some(({ test }) => !test));

// The test is forgotten as the browser ends, and that it went well is not.
effect(() => {
  if (testPingRun.value?.steps.screen.state === "done" && !progress.peek().pinged)
    ask("welcomed", { pinged: true });
});

render(
  <App
    settings={settings}
    signInProblem={signInProblem}
    testPing={testPingRun}
    isPinned={isPinned()}
    pinLater={computed(() => progress.value.pinLater)}
    hasPinged={computed(() => progress.value.pinged || fromOthers.value || outbox.value.length > 0)}
  />,
  root,
);
