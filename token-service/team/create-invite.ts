import * as v from "valibot";
import { cleanName } from "../../naming/clean-name.ts";
import { ApiError } from "../http/api-error.ts";
import { personName } from "../http/names.ts";
import type { Store } from "../store/open-store.ts";
import { type AuditOrigin, auditStatement } from "./audit-entry.ts";
import type { Grant } from "./grant.ts";
import { grantsText } from "./grants-text.ts";
import { inviteSecret, inviteSecretHash } from "./invite-secret.ts";
import { refuseLookalikeRooms } from "./like-room.ts";
import { nameKeys, spelling } from "./name-key.ts";
import { storedNameKey } from "./stored-key.ts";

/** Whom to invite, and as what. */
export interface InviteRequest {
  name: string;
  /** Undefined leaves a member what they have, and gives a new one the usual room. */
  grants: readonly Grant[] | undefined;
  /** How long the invite is good, in milliseconds. */
  lifetimeMs: number;
  /** Milliseconds since 1970. */
  now: number;
  by: AuditOrigin;
}

const validName = (name: string): string => {
  const { success, output, issues } = v.safeParse(personName, name);
  if (success) return output;
  throw new ApiError(400, "invalid_request", `"name" ${issues[0].message}.`);
};

/** Whose name it is already, if anybody's, and the key. */
const invited = async (store: Store, name: string): Promise<{ known: string | undefined; key: string }> => {
  const { rows } = await store.execute("SELECT name, name_key FROM members WHERE removed_at IS NULL");
  const key = await storedNameKey(store, name);
  const same = rows.find((row) => row.name_key === key);
  const wanted = new Set(nameKeys(name));
  const alike = rows.find((row) => nameKeys(String(row.name)).some((each) => wanted.has(each)));
  const isSame = same !== undefined && spelling(String(same.name)) === spelling(name);
  if (alike !== undefined && !isSame) {
    throw new ApiError(
      409,
      "name_taken",
      `“${name}” looks like the member “${alike.name}”; take another name, or theirs exactly if it is them.`,
    );
  }
  return { known: same && rows.some((row) => row.name === name) ? name : undefined, key };
};

/**
 * Makes an invite with which one device becomes a device of the member of that name.
 *
 * @returns the secret for the link, of which the store keeps a hash alone, when it ends (milliseconds since 1970), and whether
 *   there is a member of that name, who gets one device more
 * @throws ApiError 400 when the name is none, 409 `room_taken`, and `name_taken` when it only looks like a member's
 */
export const createInvite = async (
  store: Store,
  { name, grants, lifetimeMs, now, by }: InviteRequest,
): Promise<{ secret: string; expiresAt: number; isMember: boolean }> => {
  const secret = inviteSecret();
  await refuseLookalikeRooms(store, grants ?? []);
  const { known, key } = await invited(store, cleanName(name));
  // A member of an earlier version may have a name that is none any more.
  const person = known ?? validName(name);
  const expiresAt = now + lifetimeMs;
  const rooms = grants === undefined ? "" : `${grantsText(grants)}; `;
  const [members] = await store.batch(
    [
      { sql: "SELECT id FROM members WHERE removed_at IS NULL AND name_key = ?", args: [key] },
      {
        sql: `INSERT INTO invites (secret_hash, name, name_key, grants, created_at, expires_at)
              VALUES (?, ?, ?, ?, ?, ?)`,
        args: [
          inviteSecretHash(secret),
          person,
          key,
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
