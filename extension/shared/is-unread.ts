import type { ReceivedPing } from "./ping.ts";

/** Whether a ping is one that nobody has seen; a test ping is no news, whoever sees it. */
export const isUnread = ({ seenAt, test }: Pick<ReceivedPing, "seenAt" | "test">): boolean =>
  seenAt === undefined && !test;
