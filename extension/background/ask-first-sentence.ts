import { say } from "../shared/words/say.ts";

/**
 * Has the browser fetch the sentences for the process that all of the extension shares, before any page does. A page that
 * is closed while it asks for the first one leaves that process without any until it ends (seen in Chromium 156: the answer
 * that never came is kept as an empty one).
 */
export const askFirstSentence = (): void => {
  say("extension_name");
};
