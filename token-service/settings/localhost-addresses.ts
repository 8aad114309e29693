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
