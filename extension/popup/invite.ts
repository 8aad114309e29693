import type { ShownConnection } from "../shared/connections.ts";
import type { Invite } from "../shared/invite-link.ts";
import type { Enrolment } from "../shared/team-schema.ts";

/**
 * Whether to offer an invite that was found: not to somebody who is in that team, who most likely has just used it; but to
 * somebody whom that team does not let in any more.
 *
 * @param member the enrolment at the service in use
 */
export const isOffered = (
  { serviceUrl }: Invite,
  member: Enrolment | undefined,
  connection: ShownConnection,
): boolean => member?.serviceUrl !== serviceUrl || (connection.state === "disconnected" && !connection.retry);

/**
 * The invite in the address of the page over which the popup was opened; null if that is no invite link. A click on the icon
 * lets Pingroom see that one address, for this and nothing else.
 */
export const inviteInTab = async (): Promise<Invite | null> => {
  try {
    const [{ url } = {}] = await chrome.tabs.query({ active: true, currentWindow: true });
    if (!url?.includes("/join")) return null; // Few pages are invites, and what reads one is loaded for those alone.
    const invite = (await import("../shared/invite-link.ts")).inviteIn(url);
    // Not one that another page only speaks of, such as a search for it.
    return invite && new URL(invite.serviceUrl).origin === new URL(url).origin ? invite : null;
  } catch {
    return null; // Without a window, as in a test.
  }
};
