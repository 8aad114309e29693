import * as v from "valibot";

/** What the popup's text field holds, as it is stored. */
export const draftShape = v.object({
  text: v.string(),
  /** The room for which it was typed, or to which it last went; absent where that was not stored yet. */
  room: v.optional(v.string()),
});

/** What the popup's text field holds. */
export type Draft = v.InferOutput<typeof draftShape>;
