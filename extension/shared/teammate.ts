import type { Role } from "./grant.ts";

/**
 * The service ends each identity in a dot and eight base32 characters that tell devices apart, and says after that which
 * role it is that is not both. No marker has eight letters, so whatever a name ends like, the last part is the service's.
 */
const ending = /\.([a-z2-7]{8})(?:\.(publish|subscribe))?$/;

/** The name that people read, from an identity. */
export const nameOf = (identity: string): string => identity.replace(ending, "") || identity;

/**
 * What tells one device from every other, whatever its person is called and may do; empty if the service gave nothing.
 */
export const deviceOf = (identity: string): string => ending.exec(identity)?.[1] ?? "";

/** What the service lets this identity do in its room. */
export const roleOf = (identity: string): Role => (ending.exec(identity)?.[2] as Role | undefined) ?? "both";

/** Whether pings are meant for this identity at all. */
export const takesPings = (identity: string): boolean => roleOf(identity) !== "publish";

/** Whether this identity may send pings. */
export const sendsPings = (identity: string): boolean => roleOf(identity) !== "subscribe";

/** Up to two initials, from an identity. */
export const initialsOf = (identity: string): string => {
  const words = nameOf(identity)
    .split(/[\s._-]+/u)
    .filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => [...(word ?? "")][0] ?? "",
  );
  return letters.join("").toLocaleUpperCase();
};

/** A hue from 0 to 359 that is always the same for one identity. */
export const hueOf = (identity: string): number => {
  let hash = 0;
  for (const character of identity) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return hash % 360;
};
