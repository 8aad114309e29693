import type { ExtensionBrowser } from "../../support/launch-extension.ts";
import { fireEvent } from "./fire-event.ts";

/**
 * Has the browser say that its user left the computer or came back. No test can leave it, and Chrome's own override of the
 * idle state (https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-setIdleOverride) is one for pages
 * alone. Lasts as long as the worker, which this keeps awake.
 */
export const becomes = async (
  extension: ExtensionBrowser,
  state: "active" | "idle" | "locked",
): Promise<void> => {
  const worker = await extension.worker();
  await worker.evaluate((now) => {
    // Where the browser has a native `browser` namespace it is an object of its own.
    for (const { idle } of [chrome, (globalThis as unknown as { browser: typeof chrome }).browser ?? chrome])
      Object.assign(idle, { queryState: async () => now });
  }, state);
  await fireEvent(extension, "idle.onStateChanged", state);
};
