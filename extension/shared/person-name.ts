import { say } from "./words/say.ts";

const maxNameLength = 40;

/**
 * Checks a name before the service does.
 *
 * @returns a sentence that says what is wrong, or null
 */
export const nameProblem = (typed: string): string | null => {
  const name = typed.trim();
  if (name === "") return say("shared_name_missing");
  if (name.length > maxNameLength) return say("shared_name_long", name.length, maxNameLength);
  if (/\p{C}/u.test(name)) return say("shared_name_invisible");
  return null;
};
