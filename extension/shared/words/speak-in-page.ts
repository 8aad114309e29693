import { language } from "./language.ts";
import { say, type Word } from "./say.ts";

/** Makes a page speak the language of its sentences, for screen readers and for the direction of its text. */
export const speakInPage = (title: Word): void => {
  const spoken = language();
  document.documentElement.lang = spoken;
  // Where sentences are in another language than the browser's, they are in English.
  const isBrowsers = spoken === chrome.i18n.getUILanguage();
  document.documentElement.dir = isBrowsers ? chrome.i18n.getMessage("@@bidi_dir") : "ltr";
  document.title = say(title);
};
