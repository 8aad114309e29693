import { language } from "./language.ts";

const types = { and: "conjunction", or: "disjunction" } as const;

/** Several names or the like as one reads them in the user's language: “Ana, Bo, and Chloé”. */
export const sayList = (parts: readonly string[], last: keyof typeof types = "and"): string =>
  new Intl.ListFormat(language(), { type: types[last] }).format(parts);
