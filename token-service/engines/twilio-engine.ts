import type { TwilioSettings } from "../settings/twilio-settings.ts";
import { mintAccessToken } from "./access-token.ts";
import { keyedDigest } from "./keyed-digest.ts";
import type { RoomEngine } from "./room-engine.ts";

/**
 * Rooms in Twilio's cloud.
 *
 * @param tokenTtl lifetime of access tokens in seconds
 */
export const createTwilioEngine = (
  { signingKey, region, maxStaySeconds }: TwilioSettings,
  tokenTtl: number,
): RoomEngine => ({
  name: "twilio",
  connectOptions: { insights: false, ...(region === undefined ? {} : { region }) },
  maxStaySeconds,
  mintToken: async (identity, room) => mintAccessToken(signingKey, tokenTtl, identity, room),
  enforce: async () => {},
  keyedDigest: (text) => keyedDigest(signingKey, text),
  attach: () => {},
  census: () => undefined,
  close: async () => {},
});
