import { openCoreRequest } from "../core/channel.ts";
import { openCore } from "./offscreen-document.ts";

/** Opens the core for pages, which cannot open it themselves. It answers with the reason why that failed, or null. */
export const openOnRequest = (): void => {
  chrome.runtime.onMessage.addListener((message: unknown, _, respond: (problem: string | null) => void) => {
    if (message !== openCoreRequest) return false;
    openCore().then(
      () => respond(null),
      (error: unknown) => respond(String(error)),
    );
    return true; // The answer comes later.
  });
};
