import { say } from "./say.ts";

/** BCP 47 tag of the browser's own language; an offscreen document has it from the web platform alone. */
const browserLanguage = (): string => chrome.i18n?.getUILanguage() ?? navigator.language;

/**
 * BCP 47 tag of the language in which sentences are, which need not be the browser's: dates and numbers follow it. Where
 * it is the browser's, with its region: Britons write dates differently from Americans.
 */
export const language = (): string => {
  const spoken = say("language_tag");
  const browsers = browserLanguage();
  return browsers.split("-")[0] === spoken ? browsers : spoken;
};
