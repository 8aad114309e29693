import { language } from "../shared/words/say.ts";

/** Things one after another, as a language lists them. */
export const listed = (things: readonly string[]): string =>
  new Intl.ListFormat(language(), { type: "unit", style: "short" }).format(things);
