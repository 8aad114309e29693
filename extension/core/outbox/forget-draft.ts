import type { SentPing } from "../../shared/ping.ts";
import { draft } from "../store/values.ts";
import { cleanText } from "./clean-text.ts";

/** Forgets what lies in the popup's text field if that is the text of a ping that is deleted. An answer was typed elsewhere. */
export const forgetDraftOf = async (gone: readonly SentPing[]): Promise<void> => {
  const texts = new Set(gone.filter(({ re }) => re === undefined).map(({ text }) => text));
  await draft.update((kept) => (kept && texts.has(cleanText(kept.text.trim())) ? undefined : kept));
};
