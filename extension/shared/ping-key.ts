import type { ReceivedPing } from "./ping.ts";

/**
 * What tells a received ping from every other. Its id alone does not: the sender chose it, and everyone in the room can
 * read it on the data track and send another ping with the same one.
 */
export const pingKey = ({ id, from }: Pick<ReceivedPing, "id" | "from">): string => `${id} ${from}`;

/** The sender's identity, from a ping's key. */
export const senderOf = (key: string): string => key.slice(key.indexOf(" ") + 1);
