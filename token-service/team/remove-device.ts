import * as v from "valibot";
import type { Store } from "../store/open-store.ts";
import { type AuditOrigin, auditEachStatement } from "./audit-entry.ts";
import { type MemberDevice, memberDevice, memberDeviceColumns } from "./member-device.ts";

const device = "devices d JOIN members m ON m.id = d.member_id WHERE d.removed_at IS NULL AND d.id = ?";

/**
 * Removes one device of a member; the others stay.
 *
 * @param id RFC 7638 thumbprint of the device's public key
 * @param now milliseconds since 1970
 * @returns undefined when there is no such device any more
 */
export const removeDevice = async (
  store: Store,
  id: string,
  by: AuditOrigin,
  now: number,
): Promise<MemberDevice | undefined> => {
  const [, devices] = await store.batch(
    [
      auditEachStatement({ ...by, action: "device.removed" }, now, {
        sql: `SELECT m.name AS subject, d.label AS detail FROM ${device}`,
        args: [id],
      }),
      { sql: `SELECT ${memberDeviceColumns} FROM ${device}`, args: [id] },
      { sql: "UPDATE devices SET removed_at = ? WHERE removed_at IS NULL AND id = ?", args: [now, id] },
    ],
    "write",
  );
  const [row] = devices?.rows ?? [];
  return row && v.parse(memberDevice, row);
};
