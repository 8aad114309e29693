import { randomBytes } from "node:crypto";
import { humanId } from "human-id";
import { keyedDigest } from "../store/keyed-digest.ts";
import type { Role } from "../team/grant.ts";

const suffixLength = 8;
const base32 = "abcdefghijklmnopqrstuvwxyz234567";

const suffixFrom = (bytes: Uint8Array): string =>
  Array.from(bytes.subarray(0, suffixLength), (byte) => base32[byte % base32.length]).join("");

/**
 * What the end of an identity says: the role in the room, or that this is a probe, with which a device tests for a minute
 * whether pings reach it.
 */
export type IdentityKind = Role | "probe";

/** What somebody of this kind may do; a probe sends to its own device and hears it. */
export const roleOf = (kind: IdentityKind): Role => (kind === "probe" ? "both" : kind);

const identityWith = (name: string, suffix: string, kind: IdentityKind): string =>
  `${name}.${suffix}${kind === "both" ? "" : `.${kind}`}`;

/**
 * The identity of one guest on one device: `NAME.SUFFIX`, the suffix eight base32 characters, and after another dot what it
 * is when it is not `both`.
 *
 * Twilio keeps one live participant per identity and room and throws the older one out (error 53205), so two
 * devices of one person must differ, and one device should keep its identity when it comes back.
 *
 * The suffix has 40 bits, so another device has the same one by chance at 1 in 10^12. It is keyed with a secret of the
 * service: whoever sees an identity can find a device that yields it only by asking the service some 10^12 times, and not
 * by computing at home.
 *
 * @param name what teammates read, already validated
 * @param device a secret that only this device knows, or undefined for an identity that lasts one token
 * @param secret see `readServiceSecret`
 */
export const identityOf = (
  name: string,
  device: string | undefined,
  secret: string,
  kind: IdentityKind = "both",
): string => {
  const bytes = device === undefined ? randomBytes(suffixLength) : keyedDigest(secret, `device ${device}`);
  return identityWith(name, suffixFrom(bytes), kind);
};

/** Eight random base32 characters, by which a member's device is told apart for good. */
export const randomSuffix = (): string => suffixFrom(randomBytes(suffixLength));

/**
 * The identity of a member's device, of the same form.
 *
 * @param suffix see {@link randomSuffix}
 */
export const memberIdentity = identityWith;

/** A pleasant random name, for instance "Proud Otters", for those who give none. */
export const pleasantName = (): string =>
  humanId({ separator: " ", capitalize: true }).split(" ").slice(0, 2).join(" ");
