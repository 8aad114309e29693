import type { Rights } from "../embedded-rooms/room/room.ts";

const isReceipts = (trackName: string): boolean => trackName === "receipts";
const isAny = (): boolean => true;

const probe = ".probe";

/**
 * The identities that the device of a probe may have, which differ in their role; undefined for an identity that is no
 * probe's.
 */
export const identitiesProbedBy = (identity: string): string[] | undefined => {
  if (!identity.endsWith(probe)) return undefined;
  const device = identity.slice(0, -probe.length);
  return [device, `${device}.publish`, `${device}.subscribe`];
};

/**
 * What an identity may publish and hear, as far as the engine can enforce it; its end names the role. `.publish` sends
 * pings and gets none, `.subscribe` gets pings and sends none, and `.probe` does both with its own device alone.
 *
 * Receipts travel on tracks of that name and are for everybody. A device at the end of an identity has eight or 22 characters
 * and is never mistaken for a role.
 */
export const trackRights = (identity: string): Rights => {
  const probed = identitiesProbedBy(identity);
  return {
    publishes: identity.endsWith(".subscribe") ? isReceipts : isAny,
    hears: identity.endsWith(".publish") ? isReceipts : isAny,
    ...(probed && { isProbeOf: (other) => probed.includes(other) }),
  };
};
