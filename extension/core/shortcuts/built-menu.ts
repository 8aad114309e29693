import * as v from "valibot";
import { storedItem } from "../../shared/stored-item.ts";

/**
 * The lines of the context menu as they were last built, as JSON; nothing while that is not sure. It ends with the session,
 * so that each start of the browser or the extension builds the menu once, whatever the browser has kept of it.
 */
export const builtMenu = storedItem("builtMenu", v.optional(v.string()), {
  area: "session",
  fallback: undefined,
});
