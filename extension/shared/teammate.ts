/** The service ends each identity in a dot and eight base32 characters that tell devices apart. */
const deviceSuffix = /\.[a-z2-7]{8}$/;

/** The name that people read, from an identity. */
export const nameOf = (identity: string): string => identity.replace(deviceSuffix, "") || identity;

/** What tells one device from every other, whatever its person is called; empty if the service gave nothing. */
export const deviceOf = (identity: string): string => deviceSuffix.exec(identity)?.[0] ?? "";

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
