import type { Role } from "./team-schema.ts";

/**
 * How the service ends identities: `NAME.PERSON.DEVICE`, and after that which role it is that is not both, or that it is a
 * probe. PERSON is `m` for a member or `g` for a guest and nine base32 characters; DEVICE is how the RFC 7638 thumbprint of
 * the device's key begins, or eight base32 characters of a page that has none. A person is named by the first two. A token
 * service of other software may end them in nothing.
 */
const ending = /(?:\.([mg][a-z2-7]{9}))?(?:\.([a-z2-7]{8}|[\w-]{22})(?:\.(publish|subscribe|probe))?)?$/;

/** What an identity or a person is made of. */
interface Parts {
  name: string;
  personId: string | undefined;
  device: string;
  marker: string | undefined;
}

// A thousand pings are of a few people, and whoever goes through them asks for each several times.
const maxRead = 1_000;
const read = new Map<string, Parts>();

const partsOf = (identity: string): Parts => {
  const known = read.get(identity);
  if (known) return known;
  const [end = "", personId, device = "", marker] = ending.exec(identity) ?? [];
  const parts = {
    name: identity.slice(0, identity.length - end.length) || identity,
    personId,
    device,
    marker,
  };
  if (read.size >= maxRead) read.clear();
  read.set(identity, parts);
  return parts;
};

/** The name that people read, from an identity or a person. It is a label: nothing is decided by it. */
export const nameOf = (identity: string): string => partsOf(identity).name;

/** The id that the service gives a person, whatever they are called; undefined if it gave none. */
const personIdOf = (identity: string): string | undefined => partsOf(identity).personId;

/** A device's person, `NAME.PERSON`: who they are, and what they were called there; see `personKey`. */
export const personOf = (identity: string): string => {
  const id = personIdOf(identity);
  return id === undefined ? nameOf(identity) : `${nameOf(identity)}.${id}`;
};

/**
 * What two devices of one person have in common, from an identity or a person: the id that the service gave, since anybody may
 * be called like somebody else; the name where there is no id.
 */
export const personKey = (identity: string): string => personIdOf(identity) ?? nameOf(identity);

/** Whether the service says of an identity or a person that this is a guest: they cost whoever makes them nothing. */
export const isGuest = (identity: string): boolean => personIdOf(identity)?.startsWith("g") ?? false;

/**
 * What tells one device from every other, whatever its person is called and may do; empty if the service gave nothing.
 */
export const deviceOf = (identity: string): string => partsOf(identity).device;

const markerOf = (identity: string): string | undefined => partsOf(identity).marker;

/** What the service lets this identity do in its room. */
export const roleOf = (identity: string): Role => {
  const marker = markerOf(identity);
  return marker === "publish" || marker === "subscribe" ? marker : "both";
};

/** Whether this is nobody, but a second way into the room on which a device tests for a moment whether pings reach it. */
export const isProbe = (identity: string): boolean => markerOf(identity) === "probe";

/** Whether this is a probe of the device that has the other identity. */
export const isProbeOf = (identity: string, device: string): boolean =>
  isProbe(identity) &&
  !isProbe(device) &&
  personKey(identity) === personKey(device) &&
  deviceOf(identity) === deviceOf(device);

/** Whether pings are meant for this identity at all. */
export const takesPings = (identity: string): boolean => roleOf(identity) !== "publish";

/** Whether this identity may send pings. */
export const sendsPings = (identity: string): boolean => roleOf(identity) !== "subscribe";

/** A hue from 0 to 359 that is always the same for one person. */
export const hueOf = (person: string): number => {
  let hash = 0;
  for (const character of personKey(person)) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return hash % 360;
};

// 22 characters of base64url are 132 bits; of a page that told no key an identity has eight of base32 in their place.
const printLength = 22;

/**
 * By which key a device proves what it says: the beginning of the key's thumbprint, put into the identity by the service.
 *
 * @returns null for a page of other software, or one of an earlier release, which can prove nothing
 */
export const printOf = (identity: string): string | null => {
  const device = deviceOf(identity);
  return device.length === printLength ? device : null;
};

/** Whether none of a person's devices can prove what it says, as with pages of other software. @param identities theirs */
export const provesNothing = (identities: readonly string[]): boolean =>
  identities.length > 0 && identities.every((identity) => printOf(identity) === null);

/** Whether two identities or persons are one person, whatever their devices are called. */
export const isSamePerson = (one: string, other: string): boolean => personKey(one) === personKey(other);

/** The same of whom pings go to, where null stands for everyone. */
export const isSameTarget = (one: string | null | undefined, other: string | null | undefined): boolean =>
  typeof one === "string" && typeof other === "string" ? isSamePerson(one, other) : one === other;
