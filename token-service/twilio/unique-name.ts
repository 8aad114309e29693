import { createHmac } from "node:crypto";

/** How much of a room's own name can be read at Twilio, in characters. */
const readableLength = 40;

const readable = (room: string): string =>
  room
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, readableLength)
    .replace(/^-+|-+$/g, "") || "room";

/**
 * A room's name at Twilio: what an admin can read, then 32 hexadecimal digits that nobody can guess who does not know the
 * service's secret. They outlive a change of the API key, and need no escaping in an address. Two rooms never share one,
 * since the digits depend on the whole name.
 *
 * @param secret the service's own
 * @param room the name that people know
 */
export const uniqueNameOf = (secret: string, room: string): string =>
  `${readable(room)}-${createHmac("sha256", secret).update(`room ${room}`).digest("hex").slice(0, 32)}`;
