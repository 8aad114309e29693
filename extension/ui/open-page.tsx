import { useSignal } from "@preact/signals";
import { render } from "preact";
import { useEffect } from "preact/hooks";
import type { WatchedName } from "../core/api.ts";
import { say } from "../shared/words/say.ts";
import { ask } from "./core.ts";
import { type WatchedSignals, watched } from "./watched.ts";

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

/**
 * Has a page watch what the core tells. Until that is there, the page shows the frame in its HTML; where the core cannot be opened,
 * it says so.
 *
 * @param root what the page is drawn in; empty as this resolves
 * @returns never where the core cannot be opened, since the page begins anew once it is there
 */
export const openPage = async <Name extends WatchedName>(
  root: Element,
  ...names: Name[]
): Promise<WatchedSignals<Name>> => {
  const told = await watched(...names).catch((error: unknown) => ({ why: whyOf(error) }));
  root.replaceChildren();
  root.removeAttribute("aria-busy");
  if (!("why" in told)) return told;
  render(<NoCore why={told.why} />, root);
  return new Promise(() => {});
};
