import type { Invite } from "../shared/invite-link.ts";

/**
 * The invite in the address of the page over which the popup was opened; null if that is no invite link. A click on the icon
 * lets Pingroom see that one address, for this and nothing else.
 */
export const inviteInTab = async (): Promise<Invite | null> => {
  try {
    const [{ url } = {}] = await chrome.tabs.query({ active: true, currentWindow: true });
    // Few pages are invites, and what reads one is loaded for those alone.
    return url?.includes("/join") ? (await import("./invite.ts")).inviteAt(url) : null;
  } catch {
    return null; // Without a window, as in a test.
  }
};
