import type { ShownConnection } from "../shared/connections.ts";
import { type Invite, inviteIn } from "../shared/invite-link.ts";
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

/** The invite that a page's address is; null for one that only speaks of it, such as a search for it. */
export const inviteAt = (url: string): Invite | null => {
  const invite = inviteIn(url);
  return invite && new URL(invite.serviceUrl).origin === new URL(url).origin ? invite : null;
};
