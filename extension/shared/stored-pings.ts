import * as v from "valibot";
import { timestamp } from "./ping.ts";

/** What is remembered of a ping that was received, whatever became of it, as it is stored. */
export const receivedKey = v.object({
  key: v.string(),
  /** When it was last taken note of, milliseconds since 1970. */
  at: timestamp,
});
export type ReceivedKey = v.InferOutput<typeof receivedKey>;
