import * as v from "valibot";
import { ApiError } from "../base/api-error.ts";
import type { Store } from "../store/open-store.ts";
import { type AuditOrigin, auditEachStatement } from "./audit-entry.ts";
import { grant } from "./grants.ts";

/**
 * By which an admin names an invite. It comes from the hash, so it opens nothing; and it holds no sign that a command would
 * take for an option.
 *
 * @param hash see `inviteSecretHash`
 * @returns ten hexadecimal digits
 */
export const inviteId = (hash: string): string => Buffer.from(hash, "base64url").toString("hex").slice(0, 10);

const inviteRow = v.object({
  hash: v.string(),
  name: v.string(),
  grants: v.nullable(v.pipe(v.string(), v.parseJson(), v.array(grant))),
  createdAt: v.number(),
  expiresAt: v.number(),
});

/** An invite that nobody has used, as the admin sees it; times in milliseconds since 1970. */
export interface OpenInvite extends Omit<v.InferOutput<typeof inviteRow>, "hash"> {
  /** See {@link inviteId}. */
  id: string;
}

const isOpen = "used_at IS NULL AND revoked_at IS NULL AND expires_at > ?";

const openRows = async (store: Store, now: number): Promise<v.InferOutput<typeof inviteRow>[]> => {
  const { rows } = await store.execute({
    sql: `SELECT secret_hash AS hash, name, grants, created_at AS createdAt, expires_at AS expiresAt
          FROM invites WHERE ${isOpen} ORDER BY expires_at, name`,
    args: [now],
  });
  return rows.map((row) => v.parse(inviteRow, row));
};

/**
 * The invites that still let somebody in; those that end first are first.
 *
 * @param now milliseconds since 1970
 */
export const listInvites = async (store: Store, now: number): Promise<OpenInvite[]> =>
  (await openRows(store, now)).map(({ hash, ...invite }) => ({ id: inviteId(hash), ...invite }));

/**
 * Takes back one invite.
 *
 * @param id see {@link inviteId}, in any case
 * @param now milliseconds since 1970
 * @returns for whom it was
 * @throws ApiError 404 `invite_unknown` when no open invite has that id
 */
export const revokeInvite = async (
  store: Store,
  id: string,
  by: AuditOrigin,
  now: number,
): Promise<string> => {
  const wanted = id.trim().toLowerCase();
  const meant = (await openRows(store, now)).find(({ hash }) => inviteId(hash) === wanted);
  const where = `secret_hash = ? AND ${isOpen}`;
  const args = [meant?.hash ?? "", now];
  const [, revoked] = await store.batch(
    [
      auditEachStatement({ ...by, action: "invite.revoked" }, now, {
        sql: `SELECT name AS subject, ? AS detail FROM invites WHERE ${where}`,
        args: [wanted, ...args],
      }),
      { sql: `UPDATE invites SET revoked_at = ? WHERE ${where}`, args: [now, ...args] },
    ],
    "write",
  );
  // Somebody may have used it at this moment.
  if (meant === undefined || revoked?.rowsAffected !== 1) {
    throw new ApiError(
      404,
      "invite_unknown",
      `There is no open invite "${id}"; the list of invites shows their ids.`,
    );
  }
  return meant.name;
};
