import * as v from "valibot";

/** The schema of a stored list in which an entry of the wrong shape costs itself and not the list. */
export const listOf = <Schema extends v.GenericSchema>(entry: Schema) =>
  v.pipe(
    v.array(v.unknown()),
    v.transform((entries) => entries.filter((raw): raw is v.InferOutput<Schema> => v.is(entry, raw))),
  );
