import type { Target } from "../shared/last-target.ts";
import type { Called } from "../shared/told-apart.ts";
import { say } from "../shared/words/say.ts";

/** What pinging somebody or everyone is called on what does it. */
export const pingWords = (to: Target["to"], called: Called): string =>
  to === null ? say("popup_ping_everyone") : say("popup_ping", called(to));
