import { isLoopback } from "../base/network-address.ts";
import { type LookUp, resolveRelayAddresses } from "../engines/relay-addresses.ts";
import type { Config } from "../settings/config.ts";
import type { Finding } from "../settings/config-problem.ts";
import { isLocalOnly, relayPlace } from "../settings/reach.ts";

type RelaySettings = Pick<Config, "host" | "port" | "publicUrl" | "relayPort" | "relayAddresses" | "twilio">;

/** Whether the warning about PUBLIC_URL says all that there is to say: what it brings right brings the relay right as well. */
const followsPublicUrl = ({ publicUrl, relayAddresses }: RelaySettings): boolean =>
  relayAddresses === undefined && isLoopback(publicUrl.hostname);

/** Finds out whether members can find the relay under the addresses that they are told. */
export const checkRelayAddresses = async (
  config: RelaySettings,
  lookUp?: LookUp,
): Promise<Finding | undefined> => {
  if (config.twilio) return undefined;
  const names = relayPlace(config).addresses;
  const listed = names.join(", ");
  const addresses = await resolveRelayAddresses(names, lookUp);
  if (addresses.length === 0) {
    return {
      level: "warn",
      sentence: `RELAY_ADDRESSES ${listed} cannot be resolved on this machine, so no member finds the relay: set it to the IP address or the host name at which browsers reach this machine.`,
    };
  }
  if (isLocalOnly(config) || followsPublicUrl(config) || !addresses.every(isLoopback)) return undefined;
  const meant = addresses.join(", ");
  return {
    level: "warn",
    sentence: `RELAY_ADDRESSES ${listed === meant ? "is" : `${listed} stands for`} ${meant}, where only this machine finds the relay: set it to the IP address at which the others reach this machine.`,
  };
};
