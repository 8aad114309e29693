import type { Session, SessionParts } from "../../../extension/core/rooms/session.ts";
import type { WireMessage } from "../../../extension/shared/wire-schema.ts";

/** A stay that says nothing and proves nothing, unless a test has it do so. */
export const stayOf = (identity: string, more: Partial<Session> = {}): Session => ({
  name: "ping-room",
  identity,
  participants: [],
  keyOf: () => undefined,
  introduce: () => {},
  say: (_message: WireMessage) => {},
  prove: async () => undefined,
  doubt: () => {},
  ...more,
});

/** What proves nothing and pins nothing: for stays of devices whose identity names no key. */
export const unproving = (): Pick<
  SessionParts,
  "unproven" | "newDevice" | "deviceKey" | "pins" | "statementTime"
> => ({
  unproven: () => {},
  newDevice: () => {},
  deviceKey: async () => {
    throw new Error("no device here has a key");
  },
  pins: { take: async () => "known" },
  statementTime: Promise.resolve(Date.now),
});
