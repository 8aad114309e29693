import * as v from "valibot";
import { timestamp } from "../../shared/ping.ts";
import { storedItem } from "../../shared/stored-item.ts";

const service = v.object({
  serviceUrl: v.string(),
  /** Since when it is used, milliseconds since 1970; what came or was sent before is of another team. */
  since: timestamp,
});
type Service = v.InferOutput<typeof service>;

const addressAlone = v.pipe(
  v.string(),
  v.transform((serviceUrl): Service => ({ serviceUrl, since: 0 })),
);

/** The service by which everybody was met who is known, and to whose rooms belongs what waits in the outbox. */
export const lastService = storedItem("lastService", v.optional(v.union([service, addressAlone])), {
  area: "local",
  fallback: undefined,
});
