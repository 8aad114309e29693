import { say } from "./say.ts";

/**
 * BCP 47 tag of the language in which sentences are, which need not be the browser's: dates and numbers follow it. Where
 * it is the browser's, with its region: Britons write dates differently from Americans.
 */
export const language = (): string => {
  const spoken = say("language_tag");
  const browsers = chrome.i18n.getUILanguage();
  return browsers.split("-")[0] === spoken ? browsers : spoken;
};
