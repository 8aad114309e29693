import * as v from "valibot";
import { timestamp } from "../../shared/ping.ts";
import { value } from "../store/value.ts";

const service = v.object({
  serviceUrl: v.string(),
  /** Since when it is used, milliseconds since 1970; what came or was sent before is of another team. */
  since: timestamp,
});

/** The service by which everybody was met who is known, and to whose rooms belongs what waits in the outbox. */
export const lastService = value("lastService", v.optional(service), undefined);
