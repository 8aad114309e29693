import { randomUUID } from "node:crypto";
import { LibsqlError } from "@libsql/client";
import * as v from "valibot";
import { beginningThatFits } from "../../naming/graphemes.ts";
import { nameFault } from "../../naming/name-fault.ts";
import { ApiError } from "../base/api-error.ts";
import type { Store } from "../store/open-store.ts";
import { auditStatement } from "./audit-entry.ts";
import { grantStatements } from "./change-grants.ts";
import {
  deviceStatement,
  type Enrolled,
  type NewDevice,
  readEnrolled,
  refuseKnownDevice,
} from "./enrolment.ts";
import type { Grant } from "./grants.ts";
import { nameKey, nameKeys } from "./name-key.ts";
import { personName } from "./names.ts";

const numbered = (name: string, number: number): string => {
  const ending = ` ${number}`;
  return (
    beginningThatFits(name, (beginning) => nameFault(beginning + ending) === undefined).trimEnd() + ending
  );
};

/**
 * A name that no member has and no open invite names: the given one, or the same with the lowest free number after it.
 *
 * A newcomer under an invite's name would get what the invite grants, and the invited person would become one more device
 * of theirs.
 *
 * @param name already validated
 * @param now milliseconds since 1970
 */
const freeName = async (store: Store, name: string, now: number): Promise<string> => {
  const { rows } = await store.execute({
    sql: `SELECT name FROM members WHERE removed_at IS NULL
          UNION SELECT name FROM invites WHERE used_at IS NULL AND revoked_at IS NULL AND expires_at > ?`,
    args: [now],
  });
  const taken = new Set(rows.flatMap((row) => nameKeys(String(row.name))));
  let free = name;
  for (let number = 2; nameKeys(free).some((key) => taken.has(key)); number++) free = numbered(name, number);
  return free;
};

/** An account of the single sign-on. */
export interface Account {
  /** Who vouches for it: the provider's issuer URL. */
  issuer: string;
  /** Which of the provider's accounts it is; stays the same for good. */
  subject: string;
  /** What the provider calls its owner. */
  name: string;
  /** By which the admin tells accounts apart. */
  email: string;
  /** What a new member gets; a known member keeps theirs. */
  grants: readonly Grant[];
}

const attempts = 5;

/** How many browsers one account may make devices of a member. Nobody else looks at what a sign-in brings. */
const mostDevices = 20;

const hasPlace = `(SELECT COUNT(*) FROM devices WHERE member_id = members.id AND removed_at IS NULL) < ${mostDevices}`;

/**
 * The name of an account's member; undefined when it has none yet.
 *
 * @throws ApiError 403 `member_removed`, 409 `too_many_devices`
 */
const memberName = async (store: Store, { issuer, subject }: Account): Promise<string | undefined> => {
  const { rows } = await store.execute({
    sql: `SELECT name, removed_at, ${hasPlace} AS hasPlace FROM members WHERE issuer = ? AND subject = ?`,
    args: [issuer, subject],
  });
  const [member] = rows;
  if (member && member.removed_at !== null) {
    throw new ApiError(
      403,
      "member_removed",
      "You were removed from this team. Ask your admin if you think that is a mistake.",
    );
  }
  if (member && !member.hasPlace) {
    throw new ApiError(
      409,
      "too_many_devices",
      `Your account has ${mostDevices} browsers here already; ask your admin to remove one that you do not use.`,
    );
  }
  return member && String(member.name);
};

/**
 * Makes a device one of the member with that account. A new member gets the account's name, with a number after it when
 * somebody else has that name or is invited by it.
 *
 * @param account its name has to be a valid name of a person
 * @param now milliseconds since 1970
 * @param address where the device asks from, for the audit
 * @throws ApiError 403 `member_removed`, 409 `device_known` or `too_many_devices`
 */
export const enrolAccount = async (
  store: Store,
  account: Account,
  device: NewDevice,
  now: number,
  address = "",
): Promise<Enrolled> => {
  const { issuer, subject, email, grants } = account;
  const whose = { sql: "issuer = ? AND subject = ?", args: [issuer, subject] };
  let lost: unknown;
  for (let attempt = 0; attempt < attempts; attempt++) {
    await refuseKnownDevice(store, device.id);
    const known = await memberName(store, account);
    const name = known ?? (await freeName(store, v.parse(personName, account.name), now));
    const newMember = [
      {
        sql: `INSERT INTO members (id, name, name_key, issuer, subject, email, created_at)
              VALUES (?, ?, ?, ?, ?, ?, ?)`,
        args: [randomUUID(), name, nameKey(name), issuer, subject, email, now],
      },
      ...grantStatements(grants, whose),
    ];
    try {
      await store.batch(
        [
          ...(known === undefined ? newMember : []),
          {
            sql: "UPDATE members SET email = ?1 WHERE issuer = ?2 AND subject = ?3 AND email IS NOT ?1",
            args: [email, issuer, subject],
          },
          deviceStatement(device, now, { ...whose, sql: `${whose.sql} AND ${hasPlace}` }),
          auditStatement(
            { actor: name, action: "device.enrolled", subject: name, detail: device.label, address },
            now,
          ),
        ],
        "write",
      );
      return await readEnrolled(store, device.id);
    } catch (error) {
      // Somebody may have taken the name, or the same account come in on another device.
      if (!(error instanceof LibsqlError && error.code.startsWith("SQLITE_CONSTRAINT"))) throw error;
      lost = error;
    }
  }
  throw lost;
};
