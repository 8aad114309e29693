import path from "node:path";
import { storedSigningKey } from "../engines/embedded-signing-key.ts";
import { checkAuthToken, checkTwilioAccount } from "../engines/twilio/check-twilio-account.ts";
import { publicAddress } from "../http/public-address.ts";
import type { Config } from "../settings/config.ts";
import { type Finding, warning } from "../settings/config-problem.ts";
import { addressWarning, proxyWarning, relayPlace } from "../settings/reach.ts";
import { checkProvider } from "../sign-in/check-provider.ts";
import { checkDataDir, checkStore, openFileWarning } from "../store/check-storage.ts";
import { storePlace } from "../store/open-store.ts";
import { checkClock, clockReference } from "./check-clock.ts";
import { checkIceServers, iceUrls } from "./check-ice-servers.ts";
import { checkOwnAddress } from "./check-own-address.ts";
import { checkRelayAddresses } from "./check-relay-addresses.ts";
import { connectionLimits, fewFilesWarning, openFileLimit } from "./open-file-limit.ts";

/** What the service knows once it has bound its port. */
export interface Bound {
  /** The port on which the service listens. */
  port: number;
  /** See `serviceId`. */
  id: string;
  /** Whether the service has opened its store, and closed it to others. */
  isService: boolean;
  /** Aborted when nobody wants to know any more. */
  signal: AbortSignal;
}

const fewFilesSentence = ({ twilio }: Config): string | undefined => {
  const files = openFileLimit();
  return twilio ? undefined : fewFilesWarning(files, connectionLimits(files).sockets);
};

const checkTwilio = async ({ twilio }: Config, { signal }: Bound): Promise<Finding | undefined> => {
  if (!twilio) return undefined;
  const { signingKey, authToken } = twilio;
  const { healthy, sentence } = await checkTwilioAccount(signingKey, { signal });
  if (!healthy) return { level: "error", sentence };
  const refused = authToken && (await checkAuthToken(signingKey, authToken, { signal }));
  return refused ? { level: "error", sentence: refused } : undefined;
};

/** One thing that is looked at. */
export interface StartUpCheck<Found = Finding | undefined> {
  /** What it is about, in a word or two. */
  topic: string;
  look: (config: Config, bound: Bound) => Found;
  /** What the doctor says when nothing is found; nothing where that would be no news. */
  fine?: (config: Config) => string;
}

/** One thing without which nothing is opened. */
export interface OpeningCheck {
  topic: string;
  /** @throws ConfigError which ends the start */
  look: (config: Config) => Promise<unknown>;
  fine: (config: Config) => string;
}

const addressIsFine = ({ publicUrl, twilio }: Config): string => {
  const how = publicUrl.protocol === "https:" ? " over TLS" : "";
  return `${publicAddress(publicUrl)} leads to this service${how}${twilio ? "" : ", and lets WebSockets through"}.`;
};

const iceIsFine = ({ iceServers, twilio }: Config): string => {
  if (twilio) return "Twilio has its own.";
  return iceServers.length === 0
    ? "none: teammates whose network lets no UDP through get no pings."
    : `${iceUrls({ iceServers }).join(", ")}: each answers. The credentials were not tried.`;
};

const relayIsFine = (config: Config): string => {
  if (config.twilio) return "Twilio has its own.";
  const { addresses, port } = relayPlace(config);
  return `Members are sent to ${addresses.join(", ")}, port ${port}/udp. Whether a firewall lets them through was not tried.`;
};

/**
 * All that the service looks at when it starts. `npm run doctor` looks at the same, and neither changes anything; what the relay
 * itself finds out is in `relayChecks`.
 */
export const startUpChecks = {
  /** Before anything is opened, in this order. */
  opening: [
    {
      topic: "Open files",
      look: async () => connectionLimits(openFileLimit()),
      fine: () => `This process may open ${openFileLimit()} of them.`,
    },
    {
      topic: "Data folder",
      look: async (config) => {
        await checkDataDir(config);
        if (!config.twilio) await storedSigningKey(config.dataDir);
      },
      fine: ({ dataDir }) => `${path.resolve(dataDir)} can be read and written, or made.`,
    },
    {
      topic: "Database",
      look: ({ databaseUrl, databaseAuthToken }) => checkStore(databaseUrl, databaseAuthToken),
      fine: ({ databaseUrl }) => `${storePlace(databaseUrl)} can be opened and written, or made.`,
    },
  ] as readonly OpeningCheck[],

  /** What the settings and this machine tell at once. */
  settings: [
    {
      topic: "Variables",
      look: ({ misspelt }) => warning(misspelt.length > 0 ? misspelt.join(" ") : undefined),
    },
    { topic: "Public address", look: (config) => warning(addressWarning(config)) },
    { topic: "Proxies", look: (config) => warning(proxyWarning(config)) },
    { topic: "Database", look: (config, { isService }) => warning(openFileWarning(config, isService)) },
    { topic: "Open files", look: (config) => warning(fewFilesSentence(config)) },
  ] as readonly StartUpCheck[],

  /** What others have to be asked for, each for seconds at most, while the service already runs. */
  asking: [
    {
      topic: "Public address",
      look: (config, { port, id, signal }) => checkOwnAddress({ ...config, port }, id, signal),
      fine: addressIsFine,
    },
    {
      topic: "OpenID",
      look: async ({ signIn }) => signIn && checkProvider(signIn),
      fine: ({ signIn }) =>
        signIn
          ? `${signIn.issuer.href} answers, and knows this client.`
          : "No OIDC_* variable is set: there is no single sign-on.",
    },
    {
      topic: "Twilio",
      look: checkTwilio,
      fine: ({ twilio }) =>
        twilio
          ? `Twilio accepts the key${twilio.authToken ? " and the Auth Token" : ""}, and the account is active.`
          : "No TWILIO_* variable is set: rooms are embedded.",
    },
    {
      topic: "Relay addresses",
      look: (config) => checkRelayAddresses(config),
      fine: relayIsFine,
    },
    {
      topic: "ICE servers",
      look: (config, { signal }) => checkIceServers(config, signal),
      fine: iceIsFine,
    },
    {
      topic: "Clock",
      look: (config, { signal }) => checkClock(config, signal),
      fine: (config) => {
        const reference = clockReference(config);
        // One that does not answer tells no time at all; what else is wrong with it other topics say.
        const compared = reference
          ? `${reference.host} told no other time`
          : "nobody is set with whose clock to compare";
        return `It is ${new Date().toISOString()} here, and ${compared}.`;
      },
    },
  ] as readonly StartUpCheck<Promise<Finding | undefined>>[],
};
