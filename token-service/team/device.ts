import * as v from "valibot";
import type { Store } from "../store/open-store.ts";
import { type Grant, role } from "./grants.ts";

// 32 bytes in base64url (RFC 7518, section 6.2.1.2).
const coordinate = v.pipe(
  v.string(),
  v.regex(/^[\w-]{43}$/, "must be 32 bytes in base64url"),
  // The last character has two bits to spare; with others in them the same key would have another thumbprint.
  v.check(
    (text) => Buffer.from(text, "base64url").toString("base64url") === text,
    "must be 32 bytes in base64url",
  ),
);

/** A device's public key as a JWK: P-256, and its public part alone (RFC 7518, section 6.2). */
export const deviceKey = v.object({
  kty: v.literal("EC"),
  crv: v.literal("P-256"),
  x: coordinate,
  y: coordinate,
});

/** See {@link deviceKey}. */
export type DeviceKey = v.InferOutput<typeof deviceKey>;

const deviceRow = v.object({
  id: v.string(),
  publicKey: v.pipe(v.string(), v.parseJson(), deviceKey),
  memberId: v.string(),
  name: v.string(),
  removed: v.pipe(
    v.number(),
    v.transform((flag) => flag !== 0),
  ),
});

const grantRow = v.object({ room: v.string(), role });

/** A device of a member, present or former. */
export interface KnownDevice extends v.InferOutput<typeof deviceRow> {
  /** What the member may enter, in the order in which the admin named it. */
  grants: Grant[];
}

/**
 * Looks up a device, and the member whose it is, as of one moment.
 *
 * @param id RFC 7638 thumbprint of its public key
 * @returns also one that was removed, or whose member was: see `removed`
 */
export const findDevice = async (store: Store, id: string): Promise<KnownDevice | undefined> => {
  const { rows } = await store.execute({
    sql: `SELECT d.id, d.public_key AS publicKey, m.id AS memberId, m.name, g.room, g.role,
            d.removed_at IS NOT NULL OR m.removed_at IS NOT NULL AS removed
          FROM devices d JOIN members m ON m.id = d.member_id LEFT JOIN grants g ON g.member_id = m.id
          WHERE d.id = ? ORDER BY g.position`,
    args: [id],
  });
  const [first] = rows;
  if (!first) return undefined;
  const grants = rows.filter((row) => row.room !== null).map((row) => v.parse(grantRow, row));
  return { ...v.parse(deviceRow, first), grants };
};
