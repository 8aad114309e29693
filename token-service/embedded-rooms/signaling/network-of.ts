/**
 * Whom an address stands for when clients are counted: an IPv4 address for itself, an IPv6 address for its /64, all of
 * which one household or server has to itself (RFC 6177).
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
