import * as v from "valibot";
import type { Store } from "../store/open-store.ts";
import { deviceKey } from "./device-key.ts";
import { type Grant, role } from "./grant.ts";

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
