import { isLoopback } from "../base/network-address.ts";
import type { Config } from "./config.ts";
import { isLocalOnly } from "./is-local-only.ts";

/** Says in one sentence who gets a token without an invite. */
export const guestSentence = (config: Pick<Config, "host" | "publicUrl" | "allowGuests">): string => {
  const { host, publicUrl, allowGuests } = config;
  if (!allowGuests) return "Members of the team may join, and nobody else: guests are off (ALLOW_GUESTS).";
  const who = isLocalOnly(config)
    ? "anyone on this machine"
    : `anyone who can reach ${isLoopback(publicUrl.hostname) ? host : publicUrl.origin}`;
  return `Guests may join every room without an invite (ALLOW_GUESTS): ${who}.`;
};
