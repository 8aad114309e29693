import { createHmac } from "node:crypto";
import type { IceServerSettings } from "./ice-servers.ts";

/** One entry of RTCConfiguration.iceServers (W3C WebRTC, section 4.2.4). */
export interface IceServer {
  urls: string | string[];
  username?: string;
  credential?: string;
}

/**
 * The ICE servers that one participant is given. A server with a shared secret gets credentials that expire: username
 * `expiry:identity`, credential base64(HMAC-SHA1(secret, username)), as coturn's use-auth-secret checks them
 * (draft-uberti-behave-turn-rest-00, section 2.2).
 *
 * @param settings the installation's servers
 * @param identity who will use them
 * @param nowSeconds seconds since 1970
 * @param usualTtlSeconds how long credentials last where the server's settings name no ttl
 */
export const issueIceServers = (
  settings: IceServerSettings,
  identity: string,
  nowSeconds: number,
  usualTtlSeconds: number,
): IceServer[] =>
  settings.map(({ urls, username, credential, secret, ttl }) => {
    if (secret === undefined) {
      return {
        urls,
        ...(username !== undefined && { username }),
        ...(credential !== undefined && { credential }),
      };
    }
    const name = `${Math.floor(nowSeconds) + (ttl ?? usualTtlSeconds)}:${identity}`;
    return { urls, username: name, credential: createHmac("sha1", secret).update(name).digest("base64") };
  });
