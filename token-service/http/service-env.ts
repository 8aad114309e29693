import type { Caller } from "../callers/caller.ts";
import type { Logger } from "../log.ts";

/** What middleware leaves in a request's context for the routes. */
export interface ServiceEnv {
  Variables: {
    /** Names the request in the log; echoed as `X-Request-Id`. */
    requestId: string;
    log: Logger;
    /** Who is asking; only on routes behind `identifyCaller`. */
    caller: Caller;
  };
}
