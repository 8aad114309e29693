/** Stores what the text field holds, as the stored item `draft` does. */
export const keepDraft = (text: string): Promise<void> => chrome.storage.local.set({ draft: text });
