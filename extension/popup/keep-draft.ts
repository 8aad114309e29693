let kept: string | undefined;

/** Stores what the text field holds, as the stored item `draft` does; not once more what this page has stored last. */
export const keepDraft = async (text: string): Promise<void> => {
  if (text === kept) return;
  kept = text;
  try {
    await chrome.storage.local.set({ draft: text });
  } catch (error) {
    kept = undefined;
    throw error;
  }
};
