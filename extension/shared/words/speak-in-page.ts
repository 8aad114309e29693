import { language } from "./language.ts";
import { say, type Word } from "./say.ts";

/** Makes a page speak the language of its sentences, for screen readers and for the direction of its text. */
export const speakInPage = (title: Word): void => {
  document.documentElement.lang = language();
  document.documentElement.dir = chrome.i18n.getMessage("@@bidi_dir");
  document.title = say(title);
};
