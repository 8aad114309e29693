import { isIP } from "node:net";
import { isLoopback } from "../base/network-address.ts";
import type { Config } from "./config.ts";

/** Whether the settings say that this machine alone reaches the service: it listens on loopback, and no proxy is named. */
export const isLocalOnly = ({ host, publicUrl }: Pick<Config, "host" | "publicUrl">): boolean =>
  isLoopback(host) && isLoopback(publicUrl.hostname);

/** Says in one sentence who gets a token without an invite. */
export const guestSentence = (config: Pick<Config, "host" | "publicUrl" | "allowGuests">): string => {
  const { host, publicUrl, allowGuests } = config;
  if (!allowGuests) return "Members of the team may join, and nobody else: guests are off (ALLOW_GUESTS).";
  const who = isLocalOnly(config)
    ? "anyone on this machine"
    : `anyone who can reach ${isLoopback(publicUrl.hostname) ? host : publicUrl.origin}`;
  return `Guests may join every room without an invite (ALLOW_GUESTS): ${who}.`;
};

/** A sentence for an admin whose teammates would be sent to their own machines; undefined when the address is fine. */
export const addressWarning = ({
  host,
  publicUrl,
}: Pick<Config, "host" | "publicUrl">): string | undefined =>
  !isLoopback(host) && isLoopback(publicUrl.hostname)
    ? `PUBLIC_URL should say where others reach the service: they would be sent to ${publicUrl.origin}, their own machine.`
    : undefined;

/**
 * A sentence for an admin whose service takes everybody for one address: an https address means a proxy, since the service
 * speaks http itself. Undefined when proxies are believed, or there seems to be none.
 */
export const proxyWarning = ({
  publicUrl,
  trustProxy,
}: Pick<Config, "publicUrl" | "trustProxy">): string | undefined =>
  publicUrl.protocol === "https:" && trustProxy === 0
    ? `TRUST_PROXY is 0 although PUBLIC_URL ${publicUrl.origin} needs a proxy: all who come through it count as one address. Set TRUST_PROXY to the number of proxies in front of this service, 1 as a rule.`
    : undefined;

const ipOfLoopback = (name: string): string => (isIP(name) === 0 ? "127.0.0.1" : name);

/** Where the relay of embedded rooms is. */
export interface RelayPlace {
  /** Of UDP. */
  port: number;
  /** IP addresses and host names under which members reach it. */
  addresses: string[];
  /** The IP address to bind to; undefined for all of this machine's. */
  host: string | undefined;
}

/**
 * Where the relay is by the settings: at the service's own port number and public host, unless the admin says otherwise.
 *
 * A service for this machine alone opens no port to the network, so that no firewall asks about it.
 */
export const relayPlace = (
  config: Pick<Config, "host" | "port" | "publicUrl" | "relayPort" | "relayAddresses">,
): RelayPlace => {
  const { port, publicUrl, relayPort = port, relayAddresses } = config;
  const ownHost = isLoopback(publicUrl.hostname) ? "127.0.0.1" : publicUrl.hostname.replace(/^\[|\]$/g, "");
  const addresses = relayAddresses ?? [ownHost];
  const [only, ...others] = addresses;
  const isBound = isLocalOnly(config) && only !== undefined && others.length === 0 && isLoopback(only);
  return { port: relayPort, addresses, host: isBound ? ipOfLoopback(only) : undefined };
};
