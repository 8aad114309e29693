import type { Config } from "../settings/config.ts";
import { publicAddress } from "../settings/public-address.ts";
import { askHealth } from "./ask-health.ts";
import { blockedPort, type Finding } from "./finding.ts";

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
export const checkPublicAddress = async (
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
