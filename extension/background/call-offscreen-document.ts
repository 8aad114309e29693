import { noteChange } from "../core/diagnosis/timeline.ts";
import { inTime } from "../core/in-time.ts";
import { unawaited } from "../core/unawaited.ts";
import { closeOffscreenDocument, openOffscreenDocument } from "./offscreen-document.ts";

/**
 * Makes a call to the offscreen document, which is opened if need be. One that is gone by then, or does not answer within
 * 5 s, is replaced and called once more.
 */
export const callOffscreenDocument = async (call: () => Promise<unknown>): Promise<void> => {
  await openOffscreenDocument();
  try {
    await inTime(call());
  } catch (error) {
    console.warn("replacing the offscreen document", error);
    unawaited(noteChange({ what: "replaced" }));
    await closeOffscreenDocument();
    await openOffscreenDocument();
    await call();
  }
};
