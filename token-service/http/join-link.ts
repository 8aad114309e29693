import { publicAddress } from "../settings/public-address.ts";

/**
 * The link of an invite. Its secret is in the fragment, which browsers send to no server and name in no Referer.
 *
 * @param secret see `createInvite`
 */
export const joinLink = (publicUrl: URL, secret: string): string =>
  `${publicAddress(publicUrl)}/join#${secret}`;
