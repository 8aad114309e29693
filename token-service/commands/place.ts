import { stat } from "node:fs/promises";
import { answersHere, askHealth } from "../http/ask-health.ts";
import { publicAddress } from "../http/public-address.ts";
import type { Config } from "../settings/config.ts";
import type { Variables } from "../settings/variables.ts";
import { type Store, storePlace } from "../store/open-store.ts";
import { readServiceSecret, serviceId } from "../store/service-secret.ts";
import { storeFile } from "../store/store-file.ts";
import { CommandError } from "./command-error.ts";

const origin = (names: readonly string[], { sourceOf }: Variables): string => {
  const name = names.find((each) => sourceOf(each) !== "default");
  return name === undefined
    ? "the default"
    : `${name} from ${sourceOf(name) === ".env" ? ".env" : "the environment"}`;
};

/** Names what a command acts on, and whose word that is, in one line. A shell without the service's variables shows by it. */
export const placeSentence = ({ databaseUrl, publicUrl }: Config, variables: Variables): string => {
  const database = `${storePlace(databaseUrl)} (${origin(["DATABASE_URL", "DATA_DIR"], variables)})`;
  const service = `${publicAddress(publicUrl)} (${origin(["PUBLIC_URL", "PORT", "HOST"], variables)})`;
  return `Database: ${database}. Service: ${service}.`;
};

const sameVariables = "Are DATA_DIR, DATABASE_URL and PUBLIC_URL set here as they are for the service?";

/**
 * Refuses to make a database where there is none: a service has made its own when it first started.
 *
 * @throws CommandError
 */
export const requireStore = async ({ databaseUrl }: Config): Promise<void> => {
  const file = storeFile(databaseUrl);
  if (file === undefined || (await stat(file).catch(() => undefined))) return;
  throw new CommandError(
    `There is no database at ${file}. ${sameVariables} The service makes it when it first starts.`,
  );
};

/**
 * Makes sure that a link leads to the service whose database this is.
 *
 * @returns what the admin should know nevertheless
 * @throws CommandError when another service answers there, or none
 */
export const requireService = async (config: Config, store: Store): Promise<string | undefined> => {
  const address = publicAddress(config.publicUrl);
  const id = serviceId(await readServiceSecret(store));
  const answer = await askHealth(address, new AbortController().signal);
  if (answer.kind === "service" && answer.id === id) return undefined;
  if (answer.kind === "service") {
    throw new CommandError(
      `No invite was made: the service at ${address} has another database. ${sameVariables}`,
    );
  }
  if (answer.kind === "nobody" || answer.kind === "mute" || answer.kind === "untrusted") {
    // A proxy may be out of reach from behind it.
    if (await answersHere(config, id)) {
      return `${address} cannot be reached from this machine (${answer.why}), although the service runs here: see whether others can.`;
    }
    throw new CommandError(
      `No invite was made: no service answers at ${address} (${answer.why}). Start it, or set PUBLIC_URL here as it is for the service; --offline makes the invite nevertheless.`,
    );
  }
  throw new CommandError(
    `No invite was made: ${address} does not lead to the service. \`npm run doctor\` says more; --offline makes the invite nevertheless.`,
  );
};
