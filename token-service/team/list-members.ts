import * as v from "valibot";
import type { Store } from "../store/open-store.ts";
import { type Grant, role } from "./grants.ts";

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

const memberRow = v.object({
  id: v.string(),
  name: v.string(),
  createdAt: v.number(),
  issuer: v.nullable(v.string()),
  email: v.nullable(v.string()),
});
const grantRow = v.object({ memberId: v.string(), room: v.string(), role });

/** A member as the admin sees them; `createdAt` in milliseconds since 1970. */
export interface ListedMember extends Pick<v.InferOutput<typeof memberRow>, "id" | "name" | "createdAt"> {
  /** How they came in: `invite`, or the e-mail address of their account. */
  account: string;
  /** In the order in which the admin named them. */
  grants: Grant[];
  /** Those that were not removed, oldest first. */
  devices: MemberDevice[];
}

const queries = [
  "SELECT id, name, created_at AS createdAt, issuer, email FROM members WHERE removed_at IS NULL ORDER BY name_key",
  "SELECT member_id AS memberId, room, role FROM grants ORDER BY position",
  `SELECT ${memberDeviceColumns} FROM devices d JOIN members m ON m.id = d.member_id
   WHERE d.removed_at IS NULL ORDER BY d.created_at`,
];

/** An account that has not signed in since its e-mail address is kept is called by its provider. */
const accountOf = ({ issuer, email }: v.InferOutput<typeof memberRow>): string =>
  email ?? (issuer === null ? "invite" : `single sign-on at ${new URL(issuer).host}`);

/** Everybody who is in the team, by name, as of one moment. */
export const listMembers = async (store: Store): Promise<ListedMember[]> => {
  const [members, grants, devices] = await store.batch(queries, "read");
  const granted = (grants?.rows ?? []).map((row) => v.parse(grantRow, row));
  const owned = (devices?.rows ?? []).map((row) => v.parse(memberDevice, row));
  return (members?.rows ?? []).map((row) => {
    const member = v.parse(memberRow, row);
    const { id, name, createdAt } = member;
    return {
      id,
      name,
      createdAt,
      account: accountOf(member),
      grants: granted
        .filter(({ memberId }) => memberId === member.id)
        .map(({ room, role }) => ({ room, role })),
      devices: owned.filter(({ memberId }) => memberId === member.id),
    };
  });
};

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
