import type { Target } from "../shared/last-target.ts";
import { say } from "../shared/words/say.ts";

/** What pinging somebody or everyone is called on what does it. */
export const pingWords = (to: Target["to"]): string =>
  to === null ? say("popup_ping_everyone") : say("popup_ping", to);
