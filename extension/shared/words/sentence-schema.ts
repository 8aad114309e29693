import * as v from "valibot";
import type { Sentence, Word } from "./say.ts";

const named = v.object({
  word: v.custom<Word>((name) => typeof name === "string"),
  parts: v.optional(v.array(v.string())),
});

const plain = v.object({ plain: v.string() });

/** A sentence to be said later, as it is stored. */
export const sentence = v.union([named, plain]) satisfies v.GenericSchema<Sentence>;
