import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { browser } from "../shared/browser.ts";
import { say } from "../shared/words/say.ts";

/** What somebody may want to know who is through. */
export const Finished = () => {
  const shortcut = useSignal("");
  useEffect(() => {
    browser.commands.getAll().then((commands) => {
      shortcut.value = commands.find(({ name }) => name === "_execute_action")?.shortcut ?? "";
    });
  }, []);
  return (
    <section class="finished">
      <h2>{say("welcome_finished")}</h2>
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
