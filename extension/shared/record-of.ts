import * as v from "valibot";

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
