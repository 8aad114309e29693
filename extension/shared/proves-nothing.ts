import { printOf } from "./device-print.ts";

/** Whether none of a person's devices can prove what it says, as with pages of another make. @param identities theirs */
export const provesNothing = (identities: readonly string[]): boolean =>
  identities.length > 0 && identities.every((identity) => printOf(identity) === null);
