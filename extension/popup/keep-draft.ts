import type { Draft } from "../shared/draft.ts";

let kept: Draft | undefined;

/** Stores what the text field holds, as the stored item `draft` does; not once more what this page has stored last. */
export const keepDraft = async (draft: Draft): Promise<void> => {
  if (draft.text === kept?.text && draft.room === kept.room) return;
  kept = draft;
  try {
    await chrome.storage.local.set({ draft });
  } catch (error) {
    kept = undefined;
    throw error;
  }
};
