/** A name as it is kept: one space is as good as several. */
export const cleanName = (typed: string): string => typed.normalize("NFC").replace(/\s+/gu, " ").trim();
