import type { Rights } from "../embedded-rooms/room/rights.ts";

const isReceipts = (trackName: string): boolean => trackName === "receipts";
const isAny = (): boolean => true;

/**
 * What an identity may publish and hear, as far as the engine can see to it. Its end names the role: `.publish` sends pings and is shown none,
 * `.subscribe` is shown pings and sends none; without either it does both. Receipts, which travel on tracks named so, are
 * for everybody. What stands at the end otherwise has eight letters, so it is never mistaken for a role.
 */
export const trackRights = (identity: string): Rights => ({
  publishes: identity.endsWith(".subscribe") ? isReceipts : isAny,
  hears: identity.endsWith(".publish") ? isReceipts : isAny,
});
