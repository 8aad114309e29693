/**
 * What makes a member's name unique: two names with the same key would look the same to teammates.
 *
 * @param name already validated
 */
export const nameKey = (name: string): string => name.normalize("NFKC").toLowerCase();
