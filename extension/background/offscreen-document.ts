import { noteChange } from "../core/diagnosis/timeline.ts";
import { unawaited } from "../core/unawaited.ts";
import { browser } from "../shared/browser.ts";

const url = "extension/offscreen/offscreen.html";

let opening: Promise<void> | undefined;

const isOpen = async (): Promise<boolean> => {
  const contexts = await chrome.runtime.getContexts({
    contextTypes: ["OFFSCREEN_DOCUMENT" as chrome.runtime.ContextType],
    documentUrls: [browser.runtime.getURL(url)],
  });
  return contexts.length > 0;
};

const open = async (): Promise<void> => {
  if (await isOpen()) return;
  try {
    await chrome.offscreen.createDocument({
      url,
      reasons: ["WEB_RTC" as chrome.offscreen.Reason],
      justification: "Holds the WebRTC connection over which pings come and go.",
    });
    unawaited(noteChange({ what: "opened" }));
  } catch (error) {
    // A worker that was stopped while opening may have left the document behind.
    if (!/single offscreen/i.test((error as Error).message)) throw error;
  }
};

/** Opens the offscreen document unless it is open; callers at the same moment share one attempt. */
export const openOffscreenDocument = (): Promise<void> => {
  opening ??= open().finally(() => {
    opening = undefined;
  });
  return opening;
};

/** Closes the offscreen document, and with it the room, if it is open. */
export const closeOffscreenDocument = async (): Promise<void> => {
  if (await isOpen()) await chrome.offscreen.closeDocument();
};
