import { mkdtemp, readdir, rmdir } from "node:fs/promises";
import path from "node:path";
import { defaultStoreUrl } from "../store/open-store.ts";
import { storeFile } from "../store/store-file.ts";
import type { Config } from "./config.ts";
import { ConfigError } from "./config-error.ts";
import { nearestFolder } from "./nearest-folder.ts";

/** The folders that these settings make the service write to. */
const neededFolders = ({ dataDir, databaseUrl, twilio }: DataSettings): string[] => {
  if (!twilio) return [path.resolve(dataDir), path.resolve(dataDir, "rooms")];
  return storeFile(databaseUrl) === storeFile(defaultStoreUrl(dataDir)) ? [path.resolve(dataDir)] : [];
};

type DataSettings = Pick<Config, "dataDir" | "databaseUrl" | "twilio">;

/**
 * Finds out whether DATA_DIR, and for embedded rooms their folder in it, can be read and written, by doing both. Leaves
 * nothing behind.
 *
 * @throws ConfigError when not
 */
export const checkDataDir = async (settings: DataSettings): Promise<void> => {
  for (const folder of neededFolders(settings)) {
    try {
      const nearest = await nearestFolder(folder);
      await rmdir(await mkdtemp(path.join(nearest, ".pingroom-")));
      if (nearest === folder) await readdir(folder);
    } catch (cause) {
      throw new ConfigError(
        `DATA_DIR must name a folder that the service can write to (${folder}: ${(cause as Error).message}).`,
        { cause },
      );
    }
  }
};
