import { createHash, randomBytes } from "node:crypto";
import * as v from "valibot";
import { cleanName } from "../../naming/clean-name.ts";
import { ApiError } from "../base/api-error.ts";
import type { Store } from "../store/open-store.ts";
import { type AuditOrigin, auditStatement } from "./audit-entry.ts";
import { type Grant, grantsText } from "./grants.ts";
import { inviteId } from "./list-invites.ts";
import { refuseLookalikeRooms } from "./lookalike-room.ts";
import { nameKeys, spelling } from "./name-key.ts";
import { personName } from "./names.ts";
import { storedNameKey } from "./stored-name-key.ts";

/** A secret for a link: 128 random bits as 22 URL-safe characters. */
const inviteSecret = (): string => randomBytes(16).toString("base64url");

/** What the store keeps of a secret: SHA-256, from which a random one of 128 bits cannot be found again. */
export const inviteSecretHash = (secret: string): string =>
  createHash("sha256").update(secret).digest("base64url");

const unitMs: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000 };
const mostDays = 30;

/** How long an invite is good, as an admin writes it: a number and m, h or d, at most 30d. Becomes milliseconds. */
export const inviteLifetime = v.pipe(
  v.string("must be a string"),
  v.trim(),
  v.regex(/^[1-9]\d{0,5}[mhd]$/, "must be a number and m, h or d, for instance 30m, 24h or 7d"),
  v.transform((text) => Number(text.slice(0, -1)) * (unitMs[text.slice(-1)] ?? Number.NaN)),
  v.maxValue(mostDays * 86_400_000, `must be at most ${mostDays}d`),
);

/** How long an invite is good when the admin has not said. */
export const usualLifetime = "24h";

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
const inviteeOf = async (store: Store, name: string): Promise<{ known: string | undefined; key: string }> => {
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
 * @returns the secret for the link, of which the store keeps a hash alone, its `inviteId`, when it ends (milliseconds since
 *   1970), and whether there is a member of that name, who gets one device more
 * @throws ApiError 400 when the name is none, 409 `room_taken`, and `name_taken` when it only looks like a member's
 */
export const createInvite = async (
  store: Store,
  { name, grants, lifetimeMs, now, by }: InviteRequest,
): Promise<{ secret: string; id: string; expiresAt: number; isMember: boolean }> => {
  const secret = inviteSecret();
  const hash = inviteSecretHash(secret);
  await refuseLookalikeRooms(store, grants ?? []);
  const { known, key } = await inviteeOf(store, cleanName(name));
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
        args: [hash, person, key, grants === undefined ? null : JSON.stringify(grants), now, expiresAt],
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
  return {
    secret,
    id: inviteId(hash),
    expiresAt,
    isMember: members !== undefined && members.rows.length > 0,
  };
};
