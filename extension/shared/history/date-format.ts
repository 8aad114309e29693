import { language } from "../words/say.ts";

const formats = new Map<Intl.DateTimeFormatOptions, Intl.DateTimeFormat>();

/**
 * A date format in the language of the sentences. Making one costs more than using it a hundred times, so each is kept.
 *
 * @param options always the same object for the same format
 */
export const dateFormat = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const format = formats.get(options) ?? new Intl.DateTimeFormat(language(), options);
  formats.set(options, format);
  return format;
};
