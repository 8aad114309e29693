const maxNameLength = 40;

/**
 * Checks a name before the service does.
 *
 * @returns a sentence that says what is wrong, or null
 */
export const nameProblem = (typed: string): string | null => {
  const name = typed.trim();
  if (name === "") return "Enter the name that your teammates know you by.";
  if (name.length > maxNameLength)
    return `That is ${name.length} characters; a name takes at most ${maxNameLength}.`;
  if (/\p{C}/u.test(name)) return "Leave out invisible characters.";
  return null;
};
