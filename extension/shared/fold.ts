/** A text as it is compared where neither case nor accents shall count, and one space is as good as several. */
export const fold = (text: string): string =>
  text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/\s+/gu, " ").trim();
