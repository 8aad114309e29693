import type { SentPing } from "../../shared/ping.ts";

/** Whether somebody has yet to confirm a ping that has not expired for them. */
export const isPending = ({ recipients }: SentPing): boolean =>
  recipients.some(({ outcome }) => outcome === "pending");
