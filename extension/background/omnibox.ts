import { browser } from "../shared/browser.ts";
import { core, tell } from "./core.ts";

let asked = 0;

type Suggest = (others: { content: string; description: string }[]) => void;

const suggest = async (typed: string, show: Suggest): Promise<void> => {
  asked += 1;
  const mine = asked;
  const { enter, others } = await core.ask("suggestInOmnibox", typed);
  if (mine !== asked) return; // More has been typed since.
  // The line for Enter changes on the screen only while the others are awaited: without waiting here Chromium 156 shows
  // the one for the letter before. The types do not know that it is a promise.
  await browser.omnibox.setDefaultSuggestion({ description: enter });
  show(others);
};

/** Shows below the address bar what the core says to what is typed there, and tells it of Enter. */
export const watchOmnibox = (): void => {
  browser.omnibox.onInputStarted.addListener(() => tell(suggest("", () => {})));
  browser.omnibox.onInputChanged.addListener((typed, show) => tell(suggest(typed, show)));
  browser.omnibox.onInputEntered.addListener((typed) => tell(core.ask("pingFromOmnibox", typed)));
};
