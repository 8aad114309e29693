import * as v from "valibot";
import { storedItem } from "./stored-item.ts";

const draftShape = v.object({
  text: v.string(),
  /** The room for which it was typed, or to which it last went; absent where that was not stored yet. */
  room: v.optional(v.string()),
});

/** What the popup's text field holds. */
export type Draft = v.InferOutput<typeof draftShape>;

const textAlone = v.pipe(
  v.string(),
  v.transform((text): Draft => ({ text })),
);

/** What the text field last held. The popup writes it; the background forgets it with what it was sent as. */
export const draft = storedItem("draft", v.optional(v.union([draftShape, textAlone])), {
  area: "local",
  fallback: undefined,
});
