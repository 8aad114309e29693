import type { PingReference } from "../shared/receipt.ts";

/** What the background has to know of a received ping to find it. */
export const referenceTo = ({ id, from }: PingReference): PingReference => ({ id, from });
