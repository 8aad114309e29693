import * as v from "valibot";

/** How much of a stored value had the wrong shape: so many entries of a list, or all of it. */
export const lost = v.union([v.literal("everything"), v.pipe(v.number(), v.integer(), v.minValue(1))]);
export type Lost = v.InferOutput<typeof lost>;

const lengthOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

/**
 * Makes what lies in storage fit its schema.
 *
 * @param raw as it was stored; undefined when nothing is
 * @returns the value to use, and what of it had the wrong shape: null when nothing had
 */
export const readStored = <Schema extends v.GenericSchema>(
  schema: Schema,
  raw: unknown,
  fallback: v.InferOutput<Schema>,
): { value: v.InferOutput<Schema>; lost: Lost | null } => {
  if (raw === undefined) return { value: fallback, lost: null };
  const { success, output } = v.safeParse(schema, raw);
  if (!success) return { value: fallback, lost: "everything" };
  return { value: output, lost: lengthOf(raw) - lengthOf(output) || null };
};
