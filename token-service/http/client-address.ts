import type { IncomingHttpHeaders } from "node:http";
import { isIP, SocketAddress } from "node:net";

const withoutPort = (entry: string): string =>
  entry.replace(/^\[([^\]]*)\](:\d+)?$/, "$1").replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1");

/** One way to write each address: IPv6 shortened (RFC 5952), IPv4 never within IPv6. Undefined for any other text. */
const canonical = (entry: string): string | undefined => {
  const address = withoutPort(entry.trim());
  const version = isIP(address);
  if (version === 0) return undefined;
  const family = version === 6 ? "ipv6" : "ipv4";
  return new SocketAddress({ address, family }).address.replace(/^::ffff:(?=\d+\.)/, "");
};

/**
 * The address that the outermost trusted proxy saw. Each proxy adds at the right of `X-Forwarded-For` the address that
 * asked it; anything further left the client may have made up.
 *
 * @param forwardedFor the header `X-Forwarded-For`
 * @param proxies how many proxies in front of this service are trusted
 * @returns undefined when the header has no such address
 */
export const forwardedAddress = (forwardedFor: string | undefined, proxies: number): string | undefined => {
  const entry = proxies > 0 ? forwardedFor?.split(",").at(-proxies) : undefined;
  return canonical(entry ?? "");
};

/**
 * Where a request comes from: the address that proxies tell, see {@link forwardedAddress}, or the connection's when they tell
 * none.
 *
 * @param socketAddress other end of the connection
 */
export const clientAddress = (
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  proxies: number,
): string => forwardedAddress(forwardedFor, proxies) ?? canonical(socketAddress ?? "") ?? "unknown";

/**
 * The same for a request that the app does not see, such as an upgrade.
 *
 * @param proxies see `clientAddress`
 */
export const addressOfRequest = (
  { socket, headers }: { socket: { remoteAddress?: string | undefined }; headers: IncomingHttpHeaders },
  proxies: number,
): string => clientAddress(socket.remoteAddress, headers["x-forwarded-for"]?.toString(), proxies);
