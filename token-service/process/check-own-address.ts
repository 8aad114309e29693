import { isLoopback, localhostAddresses, localhostOf } from "../base/network-address.ts";
import { askHealth } from "../http/ask-health.ts";
import { publicAddress } from "../http/public-address.ts";
import type { Config } from "../settings/config.ts";
import type { Finding } from "../settings/config-problem.ts";
import { checkUpgrade } from "./check-upgrade.ts";

/** A finding that browsers refuse the port of the public address, no matter what listens there. */
const blockedPort = (address: string): Finding => ({
  level: "error",
  sentence: `PUBLIC_URL ${address} has a port that browsers do not open, since it belongs to something else on the web: choose another PORT.`,
});

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, "");

/** The addresses that a browser may ask for a name of this machine. */
const addressesOf = (hostname: string): readonly string[] =>
  /^(.+\.)?localhost$/.test(hostname) ? localhostAddresses : [bare(hostname)];

const addressAt = (publicUrl: URL, address: string): string => {
  const url = new URL(publicUrl);
  url.hostname = address.includes(":") ? `[${address}]` : address;
  return publicAddress(url);
};

/**
 * Asks each address to which browsers of this machine may resolve the public one, whether this service answers there.
 * localhost has two addresses, and two programs can have one port each there.
 *
 * @param settings whose public address is this machine's, with the service's own port
 * @param id see `serviceId`
 */
const checkLocalAddress = async (
  { publicUrl, host, port }: Pick<Config, "publicUrl" | "host" | "port">,
  id: string,
  signal: AbortSignal,
): Promise<Finding | undefined> => {
  const own = publicAddress(publicUrl);
  const asked = addressesOf(publicUrl.hostname);
  const { others } = localhostOf(host);
  const found = await Promise.all(
    [...new Set([...asked, ...others])].map(async (address) => {
      const answer = await askHealth(addressAt(publicUrl, address), signal);
      const isOurs = answer.kind === "service" && answer.id === id;
      return { address, isOurs, isTaken: answer.kind !== "nobody" && !isOurs, answer };
    }),
  );
  if (found.some(({ answer }) => answer.kind === "blocked")) return blockedPort(own);
  const ours = found.find(({ isOurs }) => isOurs)?.address;
  const taken = found.filter(({ isTaken }) => isTaken).map(({ address }) => address);
  const misleading = taken.find((address) => asked.includes(address));
  if (misleading) {
    const instead = ours === undefined ? "" : `, or set PUBLIC_URL to ${addressAt(publicUrl, ours)}`;
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

const error = (sentence: string): Finding => ({ level: "error", sentence });

const leadsAway = (address: string, to: URL | undefined): Finding => {
  const begins = `PUBLIC_URL ${address} leads on`;
  if (!to?.pathname.endsWith("/health")) {
    return error(
      `${begins}${to ? ` to ${to.origin}` : ""}: let the proxy pass all requests below it on to this service.`,
    );
  }
  const there = `${to.origin}${to.pathname.slice(0, -"/health".length)}`;
  return error(`${begins} to ${there}: set PUBLIC_URL to ${there}.`);
};

/**
 * Asks at the public address whether it leads to this service, as one does that a proxy passes on.
 *
 * @param id see `serviceId`
 */
const checkPublicAddress = async (
  { publicUrl, host, port }: Pick<Config, "publicUrl" | "host" | "port">,
  id: string,
  signal: AbortSignal,
): Promise<Finding | undefined> => {
  const address = publicAddress(publicUrl);
  const answer = await askHealth(address, signal);
  const here = `where this service listens (HOST ${host}, PORT ${port})`;
  switch (answer.kind) {
    case "service":
      return answer.id === id
        ? undefined
        : error(
            `PUBLIC_URL ${address} leads to another Pingroom, with a database of its own: let it lead to ${here}.`,
          );
    case "blocked":
      return blockedPort(address);
    case "untrusted":
      return error(
        `PUBLIC_URL ${address} shows a certificate that is not trusted (${answer.why}): browsers refuse it, unless they know its issuer and this machine alone does not. Let the proxy show a valid one for ${publicUrl.hostname}, with its whole chain.`,
      );
    case "redirect":
      return leadsAway(address, answer.to);
    case "stranger":
      return error(
        `PUBLIC_URL ${address} does not lead to this service, but to something that answers ${address}/health with status ${answer.status}: let it lead to ${here}.`,
      );
    default:
      return {
        level: "warn",
        sentence: `PUBLIC_URL ${address} cannot be reached from this machine (${answer.why}): check the address and the proxy there, unless only other machines reach it.`,
      };
  }
};

/**
 * Finds out whether the address that people are told leads to this service, and lets WebSockets through.
 *
 * @param settings with the port on which the service listens
 * @param id see `serviceId`
 */
export const checkOwnAddress = async (
  settings: Pick<Config, "publicUrl" | "host" | "port" | "twilio">,
  id: string,
  signal: AbortSignal,
): Promise<Finding | undefined> => {
  const { hostname, protocol, port } = settings.publicUrl;
  const isDirect = protocol === "http:" && isLoopback(hostname) && Number(port || 80) === settings.port;
  const found = await (isDirect ? checkLocalAddress : checkPublicAddress)(settings, id, signal);
  return found ?? checkUpgrade(settings, signal);
};
