/**
 * What makes a member's name unique: two names with the same key would look the same to teammates. Some letters and marks
 * are drawn as nothing, such as variation selectors, and make no difference (https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point).
 *
 * @param name already validated
 */
export const nameKey = (name: string): string =>
  name
    .normalize("NFKC")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .toLowerCase();
