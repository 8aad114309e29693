import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { browser } from "../shared/browser.ts";
import { isSetUp } from "../shared/own-person.ts";
import { hostOf } from "../shared/service-address.ts";
import type { Settings } from "../shared/settings-schema.ts";
import type { TestPingRun } from "../shared/test-ping-run.ts";
import { say } from "../shared/words/say.ts";
import { EntryForm } from "../ui/entry/entry-form.tsx";
import { TestPing } from "../ui/test-ping/test-ping.tsx";
import { PinStep } from "./pin-step.tsx";
import { Step, standings } from "./step.tsx";

/** What somebody may want to know who is through. */
const Finished = () => {
  const shortcut = useSignal("");
  useEffect(() => {
    browser.commands.getAll().then((commands) => {
      shortcut.value = commands.find(({ name }) => name === "_execute_action")?.shortcut ?? "";
    });
  }, []);
  return (
    <section class="finished">
      <h2>{say("welcome_finished")}</h2>
      <p>{say("welcome_next")}</p>
      <p>
        {shortcut.value ? say("welcome_finished_shortcut", shortcut.value) : say("welcome_finished_icon")}
      </p>
      <p class="links">
        <button type="button" onClick={() => browser.runtime.openOptionsPage()}>
          {say("welcome_options")}
        </button>
        <a href="../diagnosis/diagnosis.html">{say("welcome_diagnosis")}</a>
      </p>
    </section>
  );
};

/** The page that takes a new user from nothing to a received test ping. */
export const App = (props: {
  settings: ReadonlySignal<Settings>;
  /** Why the last sign-in did not work, and where. */
  signInProblem: ReadonlySignal<{ serviceUrl: string; problem: string } | undefined>;
  testPing: ReadonlySignal<TestPingRun | null>;
  isPinned: ReadonlySignal<boolean>;
  pinLater: ReadonlySignal<boolean>;
  hasPinged: ReadonlySignal<boolean>;
}) => {
  const settings = props.settings.value;
  const [enter, pin, ping] = standings({
    isSetUp: isSetUp(settings),
    isPinned: props.isPinned.value,
    pinLater: props.pinLater.value,
    hasPinged: props.hasPinged.value,
  });
  if (!enter || !pin || !ping) return null;
  const { name, serviceUrl } = settings;
  const isThrough = [enter, pin, ping].every((standing) => standing === "done");
  return (
    <>
      <header>
        <img src="../icons/icon-128.png" alt="" width="64" height="64" />
        <h1>{say("welcome_title")}</h1>
        <p class="quiet">{say(isThrough ? "welcome_all_done" : "welcome_three_steps")}</p>
      </header>
      <ol class="steps">
        <Step
          number={1}
          title={say("welcome_enter")}
          standing={enter}
          result={<p class="quiet">{say("welcome_entered", name, hostOf(serviceUrl))}</p>}
        >
          <p>{say("welcome_enter_what")}</p>
          <EntryForm signInProblem={props.signInProblem.value} />
        </Step>
        <Step
          number={2}
          title={say("welcome_pin")}
          standing={pin}
          result={<p class="quiet">{say(props.isPinned.value ? "welcome_pinned" : "welcome_pin_put_off")}</p>}
        >
          <PinStep />
        </Step>
        <Step
          number={3}
          title={say("welcome_ping")}
          standing={ping}
          result={<p class="quiet">{say("welcome_pinged")}</p>}
        >
          <p>{say("welcome_ping_what")}</p>
          <TestPing run={props.testPing.value} room={settings.room} />
          <p class="quiet">
            <a href="../diagnosis/diagnosis.html">{say("welcome_ping_trouble")}</a>
          </p>
        </Step>
      </ol>
      {isThrough && <Finished />}
    </>
  );
};
