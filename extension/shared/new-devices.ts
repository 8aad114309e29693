import * as v from "valibot";
import { listOf } from "./list-of.ts";
import { identity } from "./ping.ts";
import { storedItem } from "./stored-item.ts";

/**
 * Devices that were met for the first time while their person was known, newest first, until somebody has read of it. The
 * background writes them, the popup shows them.
 */
export const newDevices = storedItem("newDevices", listOf(v.object({ identity })), {
  area: "local",
  fallback: [],
});
