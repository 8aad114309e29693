import * as v from "valibot";
import type { Sentence, Word } from "./words/say.ts";

/** The schema of a stored list in which an entry of the wrong shape costs itself and not the list. */
export const listOf = <Schema extends v.GenericSchema>(entry: Schema) =>
  v.pipe(
    v.array(v.unknown()),
    v.transform((entries) => entries.filter((raw): raw is v.InferOutput<Schema> => v.is(entry, raw))),
  );

const isRecord = (raw: unknown): raw is Record<string, unknown> =>
  typeof raw === "object" && raw !== null && !Array.isArray(raw);

/**
 * The schema of a stored record in which an entry of the wrong shape costs itself and not the record. Its keys are what
 * people call something, so one that JavaScript has a meaning for (`constructor`) is a key like any other, which valibot's
 * own records leave out.
 */
export const recordOf = <Schema extends v.GenericSchema>(entry: Schema) =>
  v.pipe(
    v.custom<Record<string, unknown>>(isRecord),
    v.transform(
      (entries): Record<string, v.InferOutput<Schema>> =>
        Object.fromEntries(
          Object.entries(entries).flatMap(([key, raw]) => {
            const { success, output } = v.safeParse(entry, raw);
            return success ? [[key, output]] : [];
          }),
        ),
    ),
  );

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

const named = v.object({
  word: v.custom<Word>((name) => typeof name === "string"),
  parts: v.optional(v.array(v.string())),
});

const plain = v.object({ plain: v.string() });

/** A sentence to be said later, as it is stored. */
export const sentence = v.union([named, plain]) satisfies v.GenericSchema<Sentence>;
