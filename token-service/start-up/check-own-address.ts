import { isLoopback } from "../base/network-address.ts";
import type { Config } from "../settings/config.ts";
import { checkLocalAddress } from "./check-local-address.ts";
import { checkPublicAddress } from "./check-public-address.ts";
import type { Finding } from "./finding.ts";

/**
 * Finds out whether the address that people are told leads to this service.
 *
 * @param settings with the port on which the service listens
 * @param id see `serviceId`
 */
export const checkOwnAddress = (
  settings: Pick<Config, "publicUrl" | "host" | "port">,
  id: string,
  signal: AbortSignal,
): Promise<Finding | undefined> => {
  const { hostname, protocol, port } = settings.publicUrl;
  const isDirect = protocol === "http:" && isLoopback(hostname) && Number(port || 80) === settings.port;
  return (isDirect ? checkLocalAddress : checkPublicAddress)(settings, id, signal);
};
