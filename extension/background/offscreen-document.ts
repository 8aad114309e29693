const url = "extension/offscreen/offscreen.html";

let opening: Promise<void> | undefined;

const isOpen = async (): Promise<boolean> => {
  const contexts = await chrome.runtime.getContexts({
    contextTypes: ["OFFSCREEN_DOCUMENT" as chrome.runtime.ContextType],
    documentUrls: [chrome.runtime.getURL(url)],
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
  } catch (error) {
    // A worker that was stopped while opening may have left the document behind.
    if (!/single offscreen/i.test((error as Error).message)) throw error;
  }
};

/** Opens the document in which the core runs, unless it is open; callers at the same moment share one attempt. */
export const openCore = (): Promise<void> => {
  opening ??= open().finally(() => {
    opening = undefined;
  });
  return opening;
};
