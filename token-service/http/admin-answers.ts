import * as v from "valibot";
import { grant } from "../team/grants.ts";
import type { OpenInvite } from "../team/list-invites.ts";
import type { ListedMember } from "../team/list-members.ts";
import { isPresent, type PresentDevices } from "../team/presence.ts";
import type { Removed } from "../team/remove-meant.ts";

const time = v.pipe(v.string(), v.isoTimestamp());

/** What the routes below `/admin` answer, for programs that read it. Times are ISO 8601, UTC. */
export const adminAnswers = {
  /** `POST /admin/invites` */
  madeInvite: v.strictObject({
    /** Works once; shown this once. */
    link: v.pipe(v.string(), v.url()),
    /** By which it can be taken back. */
    id: v.string(),
    expiresAt: time,
    /** Whether there is a member of that name, who gets one browser more. */
    addsDevice: v.boolean(),
  }),
  /** `GET /admin/invites` */
  invites: v.strictObject({
    invites: v.array(
      v.strictObject({
        id: v.string(),
        name: v.string(),
        /** Null leaves a member what they have, and gives a new one the usual room. */
        rooms: v.nullable(v.array(grant)),
        createdAt: time,
        expiresAt: time,
      }),
    ),
  }),
  /** `GET /admin/members` */
  members: v.strictObject({
    members: v.array(
      v.strictObject({
        id: v.string(),
        name: v.string(),
        /** `invite`, or the account's e-mail address. */
        account: v.string(),
        rooms: v.array(grant),
        createdAt: time,
        /** Null when that cannot be found out. */
        online: v.nullable(v.boolean()),
        devices: v.array(
          v.strictObject({
            id: v.string(),
            label: v.string(),
            createdAt: time,
            lastSeenAt: time,
            online: v.nullable(v.boolean()),
          }),
        ),
      }),
    ),
  }),
  /** `POST /admin/grants` */
  granted: v.strictObject({ member: v.string(), rooms: v.array(grant) }),
  /** `POST /admin/removals` */
  removed: v.strictObject({
    name: v.string(),
    /** What was removed; null when only invites were. */
    removed: v.nullable(v.picklist(["member", "device"])),
    /** Id of the one device that was removed. */
    device: v.nullable(v.string()),
    invitesRevoked: v.number(),
    /** False when somebody may still be in a room; the service goes on trying. */
    outOfRooms: v.boolean(),
  }),
};

type Answers = { [Name in keyof typeof adminAnswers]: v.InferOutput<(typeof adminAnswers)[Name]> };

const iso = (ms: number): string => new Date(ms).toISOString();

/** Answers with the open invites. */
export const invitesAnswer = (invites: readonly OpenInvite[]): Answers["invites"] => ({
  invites: invites.map(({ id, name, grants, createdAt, expiresAt }) => ({
    id,
    name,
    rooms: grants,
    createdAt: iso(createdAt),
    expiresAt: iso(expiresAt),
  })),
});

/** Answers with the members. @param present undefined when nobody knows */
export const membersAnswer = (
  members: readonly ListedMember[],
  present: PresentDevices | undefined,
): Answers["members"] => ({
  members: members.map(({ id, name, account, grants, createdAt, devices }) => ({
    id,
    name,
    account,
    rooms: grants,
    createdAt: iso(createdAt),
    online: present ? devices.some((device) => isPresent(device, present)) : null,
    devices: devices.map((device) => ({
      id: device.id,
      label: device.label,
      createdAt: iso(device.createdAt),
      lastSeenAt: iso(device.lastSeenAt),
      online: present ? isPresent(device, present) : null,
    })),
  })),
});

/** Answers with what was removed. */
export const removedAnswer = (
  { name, isMember, device, invites }: Removed,
  outOfRooms: boolean,
): Answers["removed"] => ({
  name,
  removed: isMember ? "member" : device ? "device" : null,
  device: device?.id ?? null,
  invitesRevoked: invites,
  outOfRooms,
});
