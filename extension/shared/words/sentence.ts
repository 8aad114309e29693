import * as v from "valibot";
import type { Word } from "./say.ts";

const named = v.object({
  /** Its name in `_locales`. */
  word: v.custom<Word>((name) => typeof name === "string"),
  /** What stands for `$1` to `$9` in it. */
  parts: v.optional(v.array(v.string())),
});

/** What only others can put into words, such as a service that knows more reasons than this version does. */
const plain = v.object({ plain: v.string() });

/** A sentence to be said later or elsewhere: what is stored or sent, since an offscreen document has no words. */
export const sentence = v.union([named, plain]);
export type Sentence = v.InferOutput<typeof sentence>;

/** Names a sentence of `_locales`. */
export const sentenceOf = (word: Word, ...parts: (string | number)[]): Sentence => ({
  word,
  parts: parts.map(String),
});
