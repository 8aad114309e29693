import type { Draft } from "../shared/draft.ts";

/** Stores what the text field holds, as the stored item `draft` does. */
export const keepDraft = (draft: Draft): Promise<void> => chrome.storage.local.set({ draft });
