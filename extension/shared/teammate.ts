import type { Role } from "./grant.ts";

/**
 * The service ends each identity in a dot and eight base32 characters that tell devices apart, and says after that which
 * role it is that is not both, or that it is a probe. No marker has eight letters, so whatever a name ends like, the last part
 * is the service's.
 */
const ending = /\.([a-z2-7]{8})(?:\.(publish|subscribe|probe))?$/;

/** The name that people read, from an identity. */
export const nameOf = (identity: string): string => identity.replace(ending, "") || identity;

/** What all devices of one person have in common, from an identity or a person: what counts by person counts by this. */
export const personKey = (identity: string): string => nameOf(identity);

// `g` and nine base32 characters: the service gives such an id to each device of somebody who has no invite.
const guestEnding = /\.g[a-z2-7]{9}(?:\.[\w-]+){0,2}$/;

/** Whether the service says of an identity or a person that this is a guest: they cost whoever makes them nothing. */
export const isGuest = (identity: string): boolean => guestEnding.test(identity);

/**
 * What tells one device from every other, whatever its person is called and may do; empty if the service gave nothing.
 */
export const deviceOf = (identity: string): string => ending.exec(identity)?.[1] ?? "";

const markerOf = (identity: string): string | undefined => ending.exec(identity)?.[2];

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
  nameOf(identity) === nameOf(device) &&
  deviceOf(identity) === deviceOf(device);

/** Whether pings are meant for this identity at all. */
export const takesPings = (identity: string): boolean => roleOf(identity) !== "publish";

/** Whether this identity may send pings. */
export const sendsPings = (identity: string): boolean => roleOf(identity) !== "subscribe";

/** A hue from 0 to 359 that is always the same for one identity. */
export const hueOf = (identity: string): number => {
  let hash = 0;
  for (const character of identity) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return hash % 360;
};
