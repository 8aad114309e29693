import * as v from "valibot";

// Twilio takes 128 characters and counts double-byte ones twice; an identity adds a dot and eight more.
const nameLength = 40;
const roomLength = 60;

const text = (most: number) =>
  v.pipe(
    v.string("must be a string"),
    v.transform((raw) => raw.normalize("NFC").replace(/\s+/gu, " ").trim()),
    v.minLength(1, "must not be empty"),
    v.maxLength(most, `must be at most ${most} characters`),
    v.regex(/^[^\p{C}]*$/u, "must not hold control or invisible characters"),
  );

/** A person's name as teammates read it. */
export const personName = text(nameLength);

/** What a device is called, for those who look after the team. */
export const deviceLabel = text(nameLength);

/** A room's name. */
export const roomName = v.pipe(
  text(roomLength),
  v.regex(
    /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._-]*$/u,
    "must begin with a letter or digit, then letters, digits, spaces and . _ -",
  ),
);
