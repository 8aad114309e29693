import { createHash, randomBytes } from "node:crypto";
import { humanId } from "human-id";
import { keyedDigest } from "../store/service-secret.ts";
import type { Role } from "./grants.ts";

const base32 = "abcdefghijklmnopqrstuvwxyz234567";

const letters = (bytes: Uint8Array, count: number): string =>
  Array.from(bytes.subarray(0, count), (byte) => base32[byte % base32.length]).join("");

/**
 * What the end of an identity says: the role in the room, or that this is a probe. With a probe a device tests for a minute
 * whether pings reach it.
 */
export type IdentityKind = Role | "probe";

/** What somebody of this kind may do; a probe sends to its own device and hears it. */
export const roleOf = (kind: IdentityKind): Role => (kind === "probe" ? "both" : kind);

/** The parts of an identity. */
export interface IdentityParts {
  /** What people read. It is a label: nothing is decided by it. */
  name: string;
  /** Who that is, whatever they are called: see `memberPerson` and `guestParts`. */
  person: string;
  /** Which of their devices: see `keyPrint`, or eight base32 characters for a page that has no key. */
  device: string;
  kind: IdentityKind;
}

/**
 * The string in an access token that names a participant: `NAME.PERSON.DEVICE`, and another dot and the kind unless it is
 * `both`.
 *
 * Twilio throws out the older of two participants with one identity (error 53205), so two devices of one person must
 * differ. It takes 128 characters and counts double-byte ones twice; all but the name takes 44 of them at most.
 */
export const formatIdentity = ({ name, person, device, kind }: IdentityParts): string =>
  `${name}.${person}.${device}${kind === "both" ? "" : `.${kind}`}`;

/** How many characters of a thumbprint an identity holds: 132 bits, too many to find another key that has the same. */
const printLength = 22;

/**
 * The device in an identity: the beginning of the RFC 7638 thumbprint (SHA-256, base64url) of its public key. By it,
 * readers of the identity check that a key is this device's.
 */
export const keyPrint = (thumbprint: string): string => thumbprint.slice(0, printLength);

/** A member in identities: `m` and nine base32 characters, for good. A later member of the same name gets others. */
export const memberPerson = (memberId: string): string =>
  `m${letters(createHash("sha256").update(memberId).digest(), 9)}`;

/**
 * A guest in identities: `g` and nine base32 characters from the secret of the guest's device. So each device of a guest is
 * a person of its own, and nobody becomes a guest by taking a guest's name.
 *
 * The service keys the characters with its own secret. So an attacker who looks for a device with the same ones has to ask
 * the service each time.
 *
 * @param device a secret that only this device knows, or undefined for an identity that lasts one token
 * @param key the RFC 7638 thumbprint of the device's key; undefined for a page that has none
 * @param secret see `readServiceSecret`
 */
export const guestParts = (
  device: string | undefined,
  key: string | undefined,
  secret: string,
): Pick<IdentityParts, "person" | "device"> => {
  const digest = (what: string) =>
    device === undefined ? randomBytes(9) : keyedDigest(secret, `${what} ${device}`);
  return {
    person: `g${letters(digest("person"), 9)}`,
    device: key === undefined ? letters(digest("device"), 8) : keyPrint(key),
  };
};

/** A pleasant random name, for instance "Proud Otters", for those who give none. */
export const randomName = (): string =>
  humanId({ separator: " ", capitalize: true }).split(" ").slice(0, 2).join(" ");

// A name may hold dots, so it is read from the end; person, device and kind differ in their lengths.
const form =
  /^(?<name>.+)\.(?<person>[mg][a-z2-7]{9})\.(?<device>[\w-]{22}|[a-z2-7]{8})(?:\.(?<kind>publish|subscribe|probe))?$/s;

/** Takes an identity of this service apart; undefined for a text that the service never gives. */
export const parseIdentity = (identity: string): IdentityParts | undefined => {
  const { name, person, device, kind = "both" } = form.exec(identity)?.groups ?? {};
  return name === undefined || person === undefined || device === undefined
    ? undefined
    : { name, person, device, kind: kind as IdentityKind };
};
