import { BlockList, isIP } from "node:net";

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
