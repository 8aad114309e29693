import { userPages } from "../browser/support/user-pages.ts";
import { states } from "../support/pictures/states.ts";

const usual = { width: 900, height: 700, deviceScaleFactor: 1 };

/** What of a page is looked at: how large its window is, in CSS pixels, and in which states. */
export interface Look {
  page: string;
  viewport: { width: number; height: number; deviceScaleFactor: number };
  states: string[];
}

/** States in which one of these pages looks like in another one: where nothing of what differs is shown. */
const notIn: Record<string, RegExp> = {
  popup: /^(hours|storage-problems|test-ping)/,
  options: /^(invite|first-run$|many-pings|reconnecting|connecting)/,
  history: /^(invite|first-run|hours|snoozed|given-up|test-ping|storage|do-not|alone|connecting)/,
  diagnosis: /^(invite|first-run|hours|snoozed|many-pings|do-not)/,
  welcome: /^(hours|snoozed|many-|long-names|several|do-not|storage|sends|receives)/,
};

/** Every page that a user can open. */
export const looks: readonly Look[] = userPages.map((page) => ({
  page,
  viewport: page === "popup" ? { width: 360, height: 600, deviceScaleFactor: 2 } : usual,
  states: Object.keys(states).filter((state) => !notIn[page]?.test(state)),
}));
