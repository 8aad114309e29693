import { storedSigningKey } from "../engines/embedded-signing-key.ts";
import { checkTwilioAccount } from "../engines/twilio/check-twilio-account.ts";
import type { Config } from "../settings/config.ts";
import { type Finding, warning } from "../settings/config-problem.ts";
import { addressWarning, proxyWarning } from "../settings/reach.ts";
import { checkProvider } from "../sign-in/check-provider.ts";
import { checkDataDir, checkStore, openFileWarning } from "../store/check-storage.ts";
import { checkOwnAddress } from "./check-own-address.ts";
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
  const { healthy, sentence } = await checkTwilioAccount(twilio.signingKey, { signal });
  return healthy ? undefined : { level: "error", sentence };
};

/** All that the service looks at when it starts. `npm run doctor` looks at the same, and neither changes anything. */
export const startUpChecks = {
  /** Before anything is opened, in this order. A check that throws a ConfigError ends the start. */
  opening: [
    async () => connectionLimits(openFileLimit()),
    checkDataDir,
    ({ databaseUrl, databaseAuthToken }) => checkStore(databaseUrl, databaseAuthToken),
    async ({ twilio, dataDir }) => (twilio ? undefined : storedSigningKey(dataDir)),
  ] as readonly ((config: Config) => Promise<unknown>)[],

  /** What the settings and this machine tell at once. */
  settings: [
    ({ misspelt }) => warning(misspelt.length > 0 ? misspelt.join(" ") : undefined),
    (config) => warning(addressWarning(config)),
    (config) => warning(proxyWarning(config)),
    (config, { isService }) => warning(openFileWarning(config, isService)),
    (config) => warning(fewFilesSentence(config)),
  ] as readonly ((config: Config, bound: Bound) => Finding | undefined)[],

  /** What others have to be asked for, each for seconds at most, while the service already runs. */
  asking: [
    (config, { port, id, signal }) => checkOwnAddress({ ...config, port }, id, signal),
    async ({ signIn }) => signIn && checkProvider(signIn),
    checkTwilio,
  ] as readonly ((config: Config, bound: Bound) => Promise<Finding | undefined>)[],
};
