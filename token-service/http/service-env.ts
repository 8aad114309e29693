import type { HttpBindings } from "@hono/node-server";
import type { Logger } from "../base/log.ts";
import type { Caller } from "../callers/caller.ts";

/** What the routes find in a request's context. */
export interface ServiceEnv {
  /** The connection; nothing where no server brings the request. */
  Bindings: Partial<HttpBindings>;
  /** What middleware leaves for the routes. */
  Variables: {
    /** Names the request in the log; echoed as `X-Request-Id`. */
    requestId: string;
    log: Logger;
    /** Where the request comes from, see `clientAddress`. */
    address: string;
    /** Who is asking; only on routes behind `identifyCaller`. */
    caller: Caller;
  };
}
