import path from "node:path";
import type { Logger } from "../base/log.ts";
import { createEmbeddedRooms } from "../embedded-rooms/embedded-rooms.ts";
import { addressOfRequest } from "../http/client-address.ts";
import { allowedOrigin } from "../http/origins.ts";
import { pathBelow, publicAddress } from "../http/public-address.ts";
import type { Config } from "../settings/config.ts";
import type { Team } from "../team/team.ts";
import { mintAccessToken } from "./access-token.ts";
import { embeddedSigningKey } from "./embedded-signing-key.ts";
import type { RoomEngine } from "./room-engine.ts";
import { startOwnRelay } from "./start-own-relay.ts";
import { trackRights } from "./track-rights.ts";

const signalingUrl = (publicUrl: URL): string =>
  `${publicAddress(publicUrl).replace(/^http/, "ws")}/signaling`;

// The extension comes back with a new token, and gets new credentials, before its token ends; a page of somebody else's may
// stay longer. TURN servers refuse to go on with credentials that have ended.
const iceTtl = (tokenTtl: number): number => Math.max(86_400, tokenTtl + 3_600);

/**
 * Rooms in this process, for teams without a Twilio account.
 *
 * @param team whose `mayEnter` is asked at each joining and resuming, and at once for those whom an earlier run left in the rooms
 * @param sockets how many there may be at a time; as many as the rooms have by default when absent
 * @throws ConfigError when the signing key cannot be kept, or the relay cannot run here
 */
export const createEmbeddedEngine = async (
  config: Config,
  log: Logger,
  { mayEnter, memberOf }: Pick<Team, "mayEnter" | "memberOf">,
  sockets?: number,
): Promise<RoomEngine> => {
  const signingKey = await embeddedSigningKey(config.dataDir);
  const relay = await startOwnRelay(config, log);
  const rooms = await createEmbeddedRooms({
    signingKey,
    iceServers: config.iceServers,
    iceTtlSeconds: iceTtl(config.tokenTtl),
    readPath: pathBelow(config.publicUrl),
    addressOf: (request) => addressOfRequest(request, config.trustProxy),
    isAllowedOrigin: allowedOrigin(config.allowedOrigins, config.publicUrl),
    mayEnter,
    rightsOf: trackRights,
    memberOf,
    stateFolder: path.join(config.dataDir, "rooms"),
    relay,
    limits: sockets === undefined ? {} : { sockets },
    log,
  }).catch(async (error: unknown) => {
    await relay.close();
    throw error;
  });
  return {
    name: "embedded",
    connectOptions: { wsServer: signalingUrl(config.publicUrl), insights: false, networkMonitor: false },
    mintToken: async (identity, room, mostSeconds = config.tokenTtl) =>
      mintAccessToken(signingKey, Math.min(config.tokenTtl, mostSeconds), identity, room),
    enforce: (stillMayEnter) => rooms.enforce(stillMayEnter),
    attach: (server, onUpgraded) => rooms.attach(server, onUpgraded),
    census: () => rooms.census(),
    present: async () => rooms.present(),
    close: async () => {
      await rooms.close();
      await relay.close();
    },
  };
};
