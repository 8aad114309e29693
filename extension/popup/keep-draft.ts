import type { Draft } from "../shared/core-values-schema.ts";
import { ask } from "../ui/core.ts";

let kept: Draft | undefined;

/** Has the core keep what the text field holds; not once more what this page has had kept last. */
export const keepDraft = async (draft: Draft): Promise<void> => {
  if (draft.text === kept?.text && draft.room === kept.room) return;
  kept = draft;
  try {
    await ask("keepDraft", draft);
  } catch (error) {
    kept = undefined;
    throw error;
  }
};
