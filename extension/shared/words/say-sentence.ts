import { say } from "./say.ts";
import type { Sentence } from "./sentence.ts";

/** A sentence in the user's language. */
export const saySentence = (what: Sentence): string =>
  "plain" in what ? what.plain : say(what.word, ...(what.parts ?? []));
