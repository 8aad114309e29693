import { browser } from "../../shared/browser.ts";
import { say } from "../../shared/words/say.ts";
import { roster } from "../people/roster.ts";
import { omniboxSuggestions } from "./omnibox-suggestions.ts";

let asked = 0;

/**
 * Says below the address bar what Enter will do, and who else could be meant.
 *
 * @param suggest takes the others to the browser
 */
export const suggestInOmnibox = async (
  typed: string,
  suggest: (others: { content: string; description: string }[]) => void = () => {},
): Promise<void> => {
  asked += 1;
  const mine = asked;
  const who = await roster();
  if (mine !== asked) return; // More has been typed since.
  const { enter, others } = who
    ? omniboxSuggestions(typed, who, Date.now())
    : { enter: say("ways_not_set_up"), others: [] };
  // The line for Enter changes on the screen only while the others are awaited: without waiting here Chromium 156 shows
  // the one for the letter before. The types do not know that it is a promise.
  await browser.omnibox.setDefaultSuggestion({ description: enter });
  suggest(others);
};
