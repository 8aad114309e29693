import { BlockList, isIP } from "node:net";

/**
 * Whom an address stands for when clients are counted: an IPv4 address for itself, an IPv6 address for its /64. One
 * household or server has all of a /64 to itself (RFC 6177).
 *
 * @param address as `net.Socket.remoteAddress` gives it
 */
export const networkOf = (address: string): string => {
  const [, v4] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  if (v4 !== undefined || !address.includes(":")) return v4 ?? address;
  const [head = [], tail = []] = address.split("::").map((part) => part.split(":").filter(Boolean));
  const gap = Math.max(0, 8 - head.length - tail.length);
  return `${[...head, ...Array(gap).fill("0"), ...tail].slice(0, 4).join(":")}::/64`;
};

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

/** Whether a host name or address, in brackets or not, can be reached from this machine alone. */
export const isLoopback = (host: string): boolean => {
  const address = host.replace(/^\[|\]$/g, "");
  const version = isIP(address);
  if (version === 0) return /^(.+\.)?localhost$/i.test(host);
  return loopback.check(address, version === 6 ? "ipv6" : "ipv4");
};

/** Both that a browser takes for localhost, in the order in which it tries them (RFC 6761, section 6.3; seen in Chromium). */
export const localhostAddresses = ["::1", "127.0.0.1"] as const;

/** One of the addresses of localhost. */
export type LocalhostAddress = (typeof localhostAddresses)[number];

const covered: Readonly<Record<string, readonly LocalhostAddress[]>> = {
  "::": localhostAddresses, // Node takes IPv4 there too.
  "::1": ["::1"],
  "0.0.0.0": ["127.0.0.1"],
  "127.0.0.1": ["127.0.0.1"],
};

/**
 * Those addresses of localhost on which a service listens, and those that are left to others.
 *
 * @param host what it binds to: an address
 */
export const localhostOf = (
  host: string,
): { ours: readonly LocalhostAddress[]; others: readonly LocalhostAddress[] } => {
  const ours = covered[host] ?? [];
  return { ours, others: localhostAddresses.filter((address) => !ours.includes(address)) };
};
