import type { TwilioSettings } from "../settings/twilio-settings.ts";
import { mintAccessToken } from "./access-token.ts";
import { keyedDigest } from "./keyed-digest.ts";
import type { RoomEngine } from "./room-engine.ts";

// Twilio's default; the participant is then disconnected with error 53216. A room made over REST or the Console's setting
// may differ: https://www.twilio.com/docs/video/configure-maximum-participant-duration
const maxStaySeconds = 14_400;

/**
 * Rooms in Twilio's cloud.
 *
 * @param tokenTtl lifetime of access tokens in seconds
 */
export const createTwilioEngine = ({ signingKey, region }: TwilioSettings, tokenTtl: number): RoomEngine => ({
  name: "twilio",
  connectOptions: { insights: false, ...(region === undefined ? {} : { region }) },
  maxStaySeconds,
  mintToken: (identity, room) => mintAccessToken(signingKey, tokenTtl, identity, room),
  keyedDigest: (text) => keyedDigest(signingKey, text),
  attach: () => {},
  census: () => undefined,
  close: async () => {},
});
