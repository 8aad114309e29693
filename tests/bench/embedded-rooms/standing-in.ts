import type { RunAs } from "../support/start-pingroom.ts";

/** Runs a service with `stand-in-relay.ts` in place of its relay. */
export const standingIn: RunAs = {
  nodeArgs: ["--import", new URL("use-stand-in-relay.js", import.meta.url).href],
};
