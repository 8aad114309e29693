import { localhostAddresses, localhostOf } from "../base/network-address.ts";
import type { Config } from "../settings/config.ts";
import { publicAddress } from "../settings/public-address.ts";
import { askHealth } from "./ask-health.ts";
import { blockedPort, type Finding } from "./finding.ts";

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, "");

/** The addresses that a browser may ask for a name of this machine. */
const addressesOf = (hostname: string): readonly string[] =>
  /^(.+\.)?localhost$/.test(hostname) ? localhostAddresses : [bare(hostname)];

const at = (publicUrl: URL, address: string): string => {
  const url = new URL(publicUrl);
  url.hostname = address.includes(":") ? `[${address}]` : address;
  return publicAddress(url);
};

/**
 * Asks, at each address that browsers of this machine may take for the public one, whether this service answers there and
 * nobody else. localhost is two addresses, and two programs can have one port each there.
 *
 * @param settings whose public address is this machine's, with the service's own port
 * @param id see `serviceId`
 */
export const checkLocalAddress = async (
  { publicUrl, host, port }: Pick<Config, "publicUrl" | "host" | "port">,
  id: string,
  signal: AbortSignal,
): Promise<Finding | undefined> => {
  const own = publicAddress(publicUrl);
  const asked = addressesOf(publicUrl.hostname);
  const { others } = localhostOf(host);
  const found = await Promise.all(
    [...new Set([...asked, ...others])].map(async (address) => {
      const answer = await askHealth(at(publicUrl, address), signal);
      const isOurs = answer.kind === "service" && answer.id === id;
      return { address, isOurs, isTaken: answer.kind !== "nobody" && !isOurs, answer };
    }),
  );
  if (found.some(({ answer }) => answer.kind === "blocked")) return blockedPort(own);
  const ours = found.find(({ isOurs }) => isOurs)?.address;
  const taken = found.filter(({ isTaken }) => isTaken).map(({ address }) => address);
  const misleading = taken.find((address) => asked.includes(address));
  if (misleading) {
    const instead = ours === undefined ? "" : `, or set PUBLIC_URL to ${at(publicUrl, ours)}`;
    return {
      level: "error",
      sentence: `Another program has PORT ${port} on ${misleading}, where browsers may look for PUBLIC_URL ${own}: choose another PORT${instead}.`,
    };
  }
  if (!found.some(({ address, isOurs }) => isOurs && asked.includes(address))) {
    return {
      level: "error",
      sentence: `Nobody answers at PUBLIC_URL ${own}, since the service listens on HOST ${host} alone: leave PUBLIC_URL empty, or name that host in it.`,
    };
  }
  const [elsewhere] = taken;
  return elsewhere === undefined
    ? undefined
    : {
        level: "warn",
        sentence: `Another program has PORT ${port} on ${elsewhere}, where browsers may look for localhost: enter ${own}, or choose another PORT.`,
      };
};
