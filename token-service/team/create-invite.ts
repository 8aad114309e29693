import * as v from "valibot";
import { personName } from "../http/names.ts";
import type { Store } from "../store/open-store.ts";
import { auditStatement, type By } from "./audit-entry.ts";
import type { Grant } from "./grant.ts";
import { grantsText } from "./grants-text.ts";
import { inviteSecret, inviteSecretHash } from "./invite-secret.ts";
import { nameKey } from "./name-key.ts";

/** Whom to invite, and as what. */
export interface InviteRequest {
  name: string;
  /** Undefined leaves a member what they have, and gives a new one the usual room. */
  grants: readonly Grant[] | undefined;
  /** How long the invite is good, in milliseconds. */
  lifetimeMs: number;
  /** Milliseconds since 1970. */
  now: number;
  by: By;
}

/**
 * Makes an invite with which one device becomes a device of the member of that name.
 *
 * @returns the secret for the link, of which the store keeps a hash alone, when it ends (milliseconds since 1970), and whether
 *   there is a member of that name, who gets one device more
 * @throws ValiError when the name is none
 */
export const createInvite = async (
  store: Store,
  { name, grants, lifetimeMs, now, by }: InviteRequest,
): Promise<{ secret: string; expiresAt: number; isMember: boolean }> => {
  const secret = inviteSecret();
  const person = v.parse(personName, name);
  const expiresAt = now + lifetimeMs;
  const rooms = grants === undefined ? "" : `${grantsText(grants)}; `;
  const [members] = await store.batch(
    [
      { sql: "SELECT id FROM members WHERE removed_at IS NULL AND name_key = ?", args: [nameKey(person)] },
      {
        sql: `INSERT INTO invites (secret_hash, name, name_key, grants, created_at, expires_at)
              VALUES (?, ?, ?, ?, ?, ?)`,
        args: [
          inviteSecretHash(secret),
          person,
          nameKey(person),
          grants === undefined ? null : JSON.stringify(grants),
          now,
          expiresAt,
        ],
      },
      auditStatement(
        {
          ...by,
          action: "invite.created",
          subject: person,
          detail: `${rooms}until ${new Date(expiresAt).toISOString()}`,
        },
        now,
      ),
    ],
    "write",
  );
  return { secret, expiresAt, isMember: members !== undefined && members.rows.length > 0 };
};
