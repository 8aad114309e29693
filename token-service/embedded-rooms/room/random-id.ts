import { randomBytes } from "node:crypto";

/**
 * Mints an unguessable id from 128 random bits, in the form of a Twilio SID when given its two-letter prefix.
 *
 * @param prefix "RM" for a room, "PA" for a participant, nothing for sessions and peer connections
 * @returns the prefix followed by 32 lower-case hex digits
 */
export const randomId = (prefix: "RM" | "PA" | "" = ""): string => prefix + randomBytes(16).toString("hex");
