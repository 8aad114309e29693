import { maxTextLength } from "../../shared/limits.ts";

import { cutText } from "../../shared/shown-text.ts";
import { addressInText, httpsAddress } from "../../shared/text-parts.ts";

import { say } from "../../shared/words/say.ts";
import { cleanText } from "../outbox/clean-text.ts";

/** The text of a ping, or a sentence that says why there is none. */
export type TextOrProblem = { text: string } | { problem: string };

/**
 * Makes a ping's text of a page or a link: its title, where there is one, and below it its address. The title is cut
 * where both are too long, the address never.
 */
export const addressText = (raw: string, title = ""): TextOrProblem => {
  const read = httpsAddress(raw);
  if (read === null) {
    return { problem: say("ways_bad_address") };
  }
  const address = addressInText(read);
  if (address.length > maxTextLength) {
    return {
      problem: say("ways_long_address", address.length, maxTextLength),
    };
  }
  const heading = cutText(cleanText(title).replace(/\s+/gu, " ").trim(), maxTextLength - address.length - 1);
  return { text: heading === "" || heading === "…" ? address : `${heading}\n${address}` };
};
