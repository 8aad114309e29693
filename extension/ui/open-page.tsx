import { useSignal } from "@preact/signals";
import { render } from "preact";
import { useEffect } from "preact/hooks";
import type { WatchedName } from "../core/api.ts";
import { say } from "../shared/words/say.ts";
import { ask } from "./core.ts";
import { type WatchedSignals, watched } from "./watched.ts";

const againMs = 10_000;

/** Tells why the core could not be opened, and tries again until it can be; then the page begins anew. */
const NoCore = ({ why: first }: { why: string }) => {
  const why = useSignal(first);
  const isTrying = useSignal(false);
  const tryAgain = async () => {
    isTrying.value = true;
    try {
      await ask("stayConnected");
      location.reload();
    } catch (error) {
      why.value = whyOf(error);
    }
    isTrying.value = false;
  };
  useEffect(() => {
    const timer = setInterval(tryAgain, againMs);
    return () => clearInterval(timer);
  }, []);
  return (
    <section class="no-core problem-box" role="alert">
      <p>
        <strong>{say("ui_no_core")}</strong> {say("ui_no_core_advice")}
      </p>
      <p class="quiet">{say("ui_no_core_why", why.value)}</p>
      <button type="button" disabled={isTrying.value} onClick={tryAgain}>
        {say(isTrying.value ? "ui_no_core_trying" : "ui_no_core_try")}
      </button>
    </section>
  );
};

const whyOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Has a page watch what the core tells. Until that is there the page shows the frame that its HTML has; where the core cannot be
 * opened it says so.
 *
 * @param root what the page is drawn in; empty as this resolves
 * @returns never where the core cannot be opened, since the page begins anew once it is there
 */
export const openPage = async <Name extends WatchedName>(
  root: Element,
  ...names: Name[]
): Promise<WatchedSignals<Name>> => {
  try {
    const core = await watched(...names);
    root.replaceChildren();
    return core;
  } catch (error) {
    console.warn("opening the core", error);
    root.replaceChildren();
    render(<NoCore why={whyOf(error)} />, root);
    return new Promise(() => {});
  }
};
