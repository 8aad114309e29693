import * as v from "valibot";
import type { Store } from "../store/open-store.ts";
import { type MemberDevice, memberDevice, memberDeviceColumns } from "./member-device.ts";

/** How many characters of a device's id are enough to name it. */
export const shortIdLength = 8;

/**
 * The devices of present members that an admin may mean.
 *
 * @param word eight or more characters that a device's id begins with
 */
export const findDevicesByPrefix = async (store: Store, word: string): Promise<MemberDevice[]> => {
  const { rows } = await store.execute({
    sql: `SELECT ${memberDeviceColumns} FROM devices d JOIN members m ON m.id = d.member_id
          WHERE d.removed_at IS NULL AND ? >= ? AND substr(d.id, 1, ?) = ? ORDER BY d.id`,
    args: [word.length, shortIdLength, word.length, word],
  });
  return rows.map((row) => v.parse(memberDevice, row));
};
