import * as v from "valibot";
import type { Store } from "../store/open-store.ts";
import { inviteSecretHash } from "./create-invite.ts";

/** What has become of an invite, for whoever holds its secret. */
export type InviteOutcome =
  | { state: "open" }
  /** Somebody has just used it. */
  | { state: "joined"; name: string; rooms: string[] }
  /** It lets nobody in any more, or never did. */
  | { state: "ended" };

// A link that is found later in some mailbox tells nobody who was invited, and where to.
const toldMs = 15 * 60_000;

const found = v.object({
  name: v.string(),
  expiresAt: v.number(),
  usedAt: v.nullable(v.number()),
  revokedAt: v.nullable(v.number()),
  room: v.nullable(v.string()),
});

/**
 * Says what has become of an invite, and changes nothing.
 *
 * @param secret as in its link
 * @param now milliseconds since 1970
 */
export const inviteOutcome = async (store: Store, secret: string, now: number): Promise<InviteOutcome> => {
  const { rows } = await store.execute({
    sql: `SELECT invites.name AS name, invites.expires_at AS expiresAt, used_at AS usedAt, revoked_at AS revokedAt, room
          FROM invites
          LEFT JOIN members ON members.name_key = invites.name_key AND members.removed_at IS NULL
          LEFT JOIN grants ON grants.member_id = members.id
          WHERE secret_hash = ? ORDER BY position`,
    args: [inviteSecretHash(secret)],
  });
  const [invite, ...others] = rows.map((row) => v.parse(found, row));
  if (!invite || invite.revokedAt !== null) return { state: "ended" };
  const { name, usedAt, expiresAt } = invite;
  if (usedAt === null) return { state: expiresAt > now ? "open" : "ended" };
  if (now - usedAt > toldMs) return { state: "ended" };
  return { state: "joined", name, rooms: [invite, ...others].flatMap(({ room }) => room ?? []) };
};
