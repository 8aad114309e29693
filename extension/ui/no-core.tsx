import { useSignal } from "@preact/signals";
import { render } from "preact";
import { useEffect } from "preact/hooks";
import { say } from "../shared/words/say.ts";
import { ask } from "./core.ts";
import { addStyle } from "./lazily.tsx";
import noCoreStyle from "./no-core.css?url";

const againMs = 10_000;

const whyOf = (error: unknown): string => {
  const message = (error instanceof Error ? error.message : String(error)).replace(/^Error: /, "");
  // What the core's client says is for developers.
  return /^The core /.test(message) ? say("ui_no_core_silent") : say("ui_no_core_why", message);
};

/** Says why the core could not be opened, and tries again until it can be; then the page begins anew. */
const NoCore = ({ why: first }: { why: string }) => {
  const why = useSignal("");
  const isTrying = useSignal(false);
  const tryAgain = async () => {
    isTrying.value = true;
    try {
      await ask("stayConnected");
      location.reload();
    } catch (error) {
      why.value = whyOf(error);
      isTrying.value = false;
    }
  };
  useEffect(() => {
    why.value = first; // Not at once: what comes with its text already in it is not read out.
    const timer = setInterval(tryAgain, againMs);
    return () => clearInterval(timer);
  }, []);
  return (
    <section class="no-core">
      <div role="alert">
        {why.value && (
          <>
            <p>
              <strong>{say("ui_no_core")}</strong> {say("ui_no_core_advice")}
            </p>
            <p class="quiet">{why.value}</p>
          </>
        )}
      </div>
      <button type="button" aria-disabled={isTrying.value} onClick={() => isTrying.value || tryAgain()}>
        {say(isTrying.value ? "ui_no_core_trying" : "ui_no_core_try")}
      </button>
    </section>
  );
};

/** Draws that in a page. @param error why the core told nothing */
export const showNoCore = async (root: Element, error: unknown): Promise<void> => {
  await addStyle(noCoreStyle);
  render(<NoCore why={whyOf(error)} />, root);
};
