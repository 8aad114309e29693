import { getPath } from "hono/utils/url";

/** The service's address as people type it and clients extend it: without a slash at the end. */
export const publicAddress = (publicUrl: URL): string => publicUrl.href.replace(/\/$/, "");

/**
 * The path of an address as the router reads it: decoded once, so that `%2541` stays a percent sign and two digits. `/` and
 * the other reserved characters stay encoded, in capitals (RFC 3986, section 2.2).
 *
 * @param address a URL, or the target of a request: a path and perhaps a query
 */
const routedPath = (address: string): string => {
  const url = address.startsWith("/") ? new URL(`http://localhost${address}`).href : address;
  return getPath({ url } as Request).replace(/%[\da-f]{2}/gi, (triplet) => triplet.toUpperCase());
};

/**
 * Makes the reader of a request's path. A service whose public address has a path answers under that path and at the root,
 * so the proxy in front of it may keep the path or take it away.
 *
 * @returns a function from the address that was asked for, see `routedPath`, to the path below the public one
 */
export const pathBelow = (publicUrl: URL): ((address: string) => string) => {
  const prefix = routedPath(publicUrl.href).replace(/\/+$/, "");
  return (address) => {
    const path = routedPath(address);
    return prefix !== "" && (path === prefix || path.startsWith(`${prefix}/`))
      ? path.slice(prefix.length) || "/"
      : path;
  };
};

/**
 * The link of an invite. Its secret is in the fragment, which browsers send to no server and name in no Referer.
 *
 * @param secret see `createInvite`
 */
export const joinLink = (publicUrl: URL, secret: string): string =>
  `${publicAddress(publicUrl)}/join#${secret}`;
