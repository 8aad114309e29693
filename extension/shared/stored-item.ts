import type * as v from "valibot";
import { mendedItem, type Place, type StoredItem } from "./mended-item.ts";
import { noteStorageProblem } from "./storage-problems.ts";

/**
 * Declares a stored item once: its key, schema, area and fallback. What of it has the wrong shape is left out, and noted
 * for the options page to tell.
 */
export const storedItem = <Schema extends v.GenericSchema>(
  key: string,
  schema: Schema,
  place: Place<v.InferOutput<Schema>>,
): StoredItem<v.InferOutput<Schema>> =>
  mendedItem(key, schema, place, (lost) => noteStorageProblem(key, lost));
