import type { SentPing } from "../../shared/ping.ts";

/** Whether some device has yet to confirm a ping that has not expired for it. */
export const isPending = ({ recipients }: SentPing): boolean =>
  recipients.some(({ outcome }) => outcome === "pending");
