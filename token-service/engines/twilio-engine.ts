import type { TwilioSettings } from "../settings/twilio-settings.ts";
import { mintAccessToken } from "./access-token.ts";
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
  attach: () => {},
  census: () => undefined,
  close: async () => {},
});
