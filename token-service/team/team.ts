import * as v from "valibot";
import type { MayEnter } from "../engines/room-engine.ts";
import type { Store } from "../store/open-store.ts";
import { type Role, role, usualGrants } from "./grants.ts";
import { formatIdentity, keyPrint, memberPerson, parseIdentity } from "./identity.ts";
import { lookalikeRoom } from "./lookalike-room.ts";
import { nameKeys } from "./name-key.ts";

/** Who is in the team and may enter what, in memory: as the store was at the last look. */
export interface Team {
  /**
   * Looks at the store.
   *
   * @returns the version of the team that is known from now on
   */
  refresh(): Promise<number>;
  /**
   * Whether a participant of this identity may be in a room now. A device may, or its probe, under the member's present
   * name and role; so may a guest under a name that no member has.
   *
   * Nobody may before the first look.
   */
  readonly mayEnter: MayEnter;
  /** The member, see `memberPerson`, that a participant of this identity is a device of; undefined for guests and removed devices. */
  memberOf(identity: string): string | undefined;
  /** Whether a member has this name or a lookalike of it. */
  isMemberName(name: string): boolean;
  /** See `lookalikeRoom`, of the rooms that members may enter and the usual one. */
  lookalikeRoom(room: string): string | undefined;
  /** Whether somebody may send pings into a room and get none from it. */
  hasPublisher(room: string): boolean;
}

const grantRow = v.object({ memberId: v.string(), room: v.string(), role });
const deviceRow = v.object({ id: v.string(), memberId: v.string(), name: v.nullable(v.string()) });

const queries = [
  "SELECT team_version AS version FROM service",
  "SELECT id, name FROM members WHERE removed_at IS NULL",
  `SELECT g.member_id AS memberId, g.room, g.role FROM grants g
   JOIN members m ON m.id = g.member_id WHERE m.removed_at IS NULL`,
  // The name is NULL for a device that may enter nothing.
  `SELECT d.id, d.member_id AS memberId, CASE WHEN d.removed_at IS NULL THEN m.name END AS name FROM devices d
   LEFT JOIN members m ON m.id = d.member_id AND m.removed_at IS NULL`,
];

interface Mirror {
  version: number;
  names: ReadonlySet<string>;
  rooms: ReadonlySet<string>;
  publishedRooms: ReadonlySet<string>;
  /** By what their identities say of them; undefined stands for a device that was removed. */
  devices: ReadonlyMap<
    string,
    { name: string; person: string; roles: ReadonlyMap<string, Role> } | undefined
  >;
}

const look = async (store: Store): Promise<Mirror> => {
  const [service, members, grants, devices] = await store.batch(queries, "read"); // One moment.
  const granted = (grants?.rows ?? []).map((row) => v.parse(grantRow, row));
  const roles = new Map<string, Map<string, Role>>();
  for (const { memberId, room, role } of granted) {
    roles.set(memberId, (roles.get(memberId) ?? new Map()).set(room, role));
  }
  return {
    version: Number(service?.rows[0]?.version),
    names: new Set(members?.rows.flatMap((row) => nameKeys(String(row.name)))),
    rooms: new Set([...usualGrants, ...granted].map(({ room }) => room)),
    publishedRooms: new Set(granted.filter(({ role }) => role === "publish").map(({ room }) => room)),
    devices: new Map(
      (devices?.rows ?? []).map((row) => {
        const { id, memberId, name } = v.parse(deviceRow, row);
        const member = { person: memberPerson(memberId), roles: roles.get(memberId) ?? new Map() };
        return [keyPrint(id), name === null ? undefined : { name, ...member }];
      }),
    ),
  };
};

/**
 * The team of a store; it knows nothing before its first look.
 *
 * @param guests whether those may stay who are no members, as when guests are let in
 */
export const createTeam = (store: Store, { guests = true } = {}): Team => {
  let mirror: Mirror | undefined;
  let looks = 0;
  let newest = 0;
  const isTaken = (name: string): boolean => nameKeys(name).some((key) => mirror?.names.has(key));
  return {
    refresh: async () => {
      looks += 1;
      const order = looks;
      const seen = await look(store);
      // Of two looks at once, the first to begin may be the last to end.
      if (mirror && order < newest) return mirror.version;
      newest = order;
      mirror = seen;
      return seen.version;
    },
    mayEnter: (identity, room) => {
      const parsed = parseIdentity(identity);
      if (!mirror || !parsed) return false;
      if (parsed.person.startsWith("g")) return guests && !isTaken(parsed.name);
      const device = mirror.devices.get(parsed.device);
      const granted = device?.roles.get(room);
      if (!device || !granted) return false;
      const { name, person } = device;
      const kind = parsed.kind === "probe" ? "probe" : granted;
      return identity === formatIdentity({ name, person, device: parsed.device, kind });
    },
    memberOf: (identity) => {
      const { person, device } = parseIdentity(identity) ?? {};
      // A guest may claim any device, and no member.
      return device !== undefined && mirror?.devices.get(device)?.person === person ? person : undefined;
    },
    isMemberName: isTaken,
    lookalikeRoom: (room) => lookalikeRoom(room, mirror?.rooms ?? []),
    hasPublisher: (room) => mirror?.publishedRooms.has(room) ?? false,
  };
};
