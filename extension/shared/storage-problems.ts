import * as v from "valibot";
import { timestamp } from "./ping.ts";
import { lost } from "./read-stored.ts";

/** Something stored that had the wrong shape and was left out. */
export const storageProblem = v.object({
  /** Which stored item had the wrong shape. */
  key: v.string(),
  lost,
  /** When that was first seen. */
  since: timestamp,
});
export type StorageProblem = v.InferOutput<typeof storageProblem>;
