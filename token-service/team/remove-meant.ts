import { ApiError } from "../base/api-error.ts";
import type { Store } from "../store/open-store.ts";
import type { AuditOrigin } from "./audit-entry.ts";
import { memberUnknown } from "./change-grants.ts";
import { revokeInvite } from "./list-invites.ts";
import { findDevicesByPrefix, type MemberDevice, shortIdLength } from "./list-members.ts";
import { removeDevice, removeMember } from "./removal.ts";

/** What an admin names for removal: a member by name, a device by how its id begins, an invite by its id. */
export type Meant = { member: string } | { device: string } | { invite: string };

/** What was removed. */
export interface Removed {
  /** Whose it was: a member's name, or that of somebody who had an invite alone. */
  name: string;
  /** Whether a member was removed, with all their devices. */
  isMember: boolean;
  /** The one device that was removed. */
  device: MemberDevice | undefined;
  /** How many open invites were taken back. */
  invites: number;
}

/** The device that an admin means. */
const deviceMeant = async (store: Store, word: string): Promise<MemberDevice> => {
  const found = await findDevicesByPrefix(store, word);
  const [meant, ...others] = found;
  if (!meant) {
    throw new ApiError(
      404,
      "device_unknown",
      `There is no device "${word}"; the list of members shows the ids, of which the first ${shortIdLength} characters are enough.`,
    );
  }
  if (others.length > 0) {
    const list = found.map(({ id, name, label }) => `${id} (${name}, ${label})`).join(", ");
    throw new ApiError(
      409,
      "device_ambiguous",
      `"${word}" may mean several devices: ${list}. Type more of the id.`,
    );
  }
  return meant;
};

/**
 * Removes what an admin names, for the command and for the route alike. Whoever calls it sees to it that the rooms agree.
 *
 * @param now milliseconds since 1970
 * @throws ApiError 404 `member_unknown`, `device_unknown` or `invite_unknown`, 409 `device_ambiguous`
 */
export const removeMeant = async (
  store: Store,
  meant: Meant,
  by: AuditOrigin,
  now: number,
): Promise<Removed> => {
  if ("invite" in meant) {
    const name = await revokeInvite(store, meant.invite, by, now);
    return { name, isMember: false, device: undefined, invites: 1 };
  }
  if ("device" in meant) {
    const device = await deviceMeant(store, meant.device);
    await removeDevice(store, device.id, by, now);
    return { name: device.name, isMember: false, device, invites: 0 };
  }
  const removed = await removeMember(store, meant.member, by, now);
  if (!removed) throw memberUnknown(meant.member);
  const { name, invites } = removed;
  return { name: name ?? meant.member, isMember: name !== undefined, device: undefined, invites };
};
