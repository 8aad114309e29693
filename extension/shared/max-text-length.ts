/** The most characters that a ping's text may have. */
export const maxTextLength = 2_000;
