import { type Invite, inviteIn } from "../shared/invite-link.ts";

/**
 * The invite in the address of the page over which the popup was opened; null if that is no invite link. A click on the icon
 * lets Pingroom see that one address, for this and nothing else.
 */
export const inviteInTab = async (): Promise<Invite | null> => {
  try {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    return tab?.url === undefined ? null : inviteIn(tab.url);
  } catch {
    return null; // Without a window, as in a test.
  }
};
