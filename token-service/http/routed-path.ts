import { getPath } from "hono/utils/url";

/**
 * The path of an address as the router reads it: decoded once, so that `%2541` stays a percent sign and two digits, with `/`
 * and all else that separates left encoded (RFC 3986, section 2.2), in capitals.
 *
 * @param address a URL, or the target of a request: a path and perhaps a query
 */
export const routedPath = (address: string): string => {
  const url = address.startsWith("/") ? new URL(`http://localhost${address}`).href : address;
  return getPath({ url } as Request).replace(/%[\da-f]{2}/gi, (triplet) => triplet.toUpperCase());
};
