import type { Logger } from "../base/log.ts";
import { type Relay, RelayError, startRelay } from "../embedded-rooms/relay/relay.ts";
import type { Config } from "../settings/config.ts";
import { ConfigError } from "../settings/config-problem.ts";
import { relayPlace } from "../settings/reach.ts";
import { resolveRelayAddresses, watchRelayAddresses } from "./relay-addresses.ts";
import { relayProblem } from "./relay-problem.ts";

/**
 * Starts the relay of embedded rooms where the settings say, and has it announce other addresses when the names in the settings
 * come to stand for others.
 *
 * @throws ConfigError when it cannot run here
 */
export const startOwnRelay = async (
  config: Pick<Config, "host" | "port" | "publicUrl" | "relayPort" | "relayAddresses">,
  log: Logger,
): Promise<Relay> => {
  const place = relayPlace(config);
  const addresses = await resolveRelayAddresses(place.addresses);
  const options = { ...place, addresses, log: log.child({ part: "relay" }) };
  const relay = await startRelay(options).catch((error: unknown) => {
    throw error instanceof RelayError ? new ConfigError(relayProblem(error.reason, place)) : error;
  });
  const stopWatching = watchRelayAddresses(place.addresses, relay.announce);
  return {
    ...relay,
    close: async () => {
      stopWatching();
      await relay.close();
    },
  };
};
