import * as v from "valibot";

/** Columns of `devices d JOIN members m` that make a {@link MemberDevice}. */
export const memberDeviceColumns = `d.id, d.label, d.member_id AS memberId, m.name,
  d.created_at AS createdAt, d.last_seen_at AS lastSeenAt`;

/** A row with these columns. */
export const memberDevice = v.object({
  /** RFC 7638 thumbprint of the public key. */
  id: v.string(),
  label: v.string(),
  memberId: v.string(),
  /** The member's. */
  name: v.string(),
  /** Milliseconds since 1970. */
  createdAt: v.number(),
  /** When it last got an access token, or was enrolled; milliseconds since 1970. */
  lastSeenAt: v.number(),
});

/** A device as the admin sees it. */
export type MemberDevice = v.InferOutput<typeof memberDevice>;
