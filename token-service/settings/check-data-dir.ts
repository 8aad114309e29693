import { mkdtemp, rmdir, stat } from "node:fs/promises";
import path from "node:path";
import { defaultStoreUrl } from "../store/open-store.ts";
import { storeFile } from "../store/store-file.ts";
import type { Config } from "./config.ts";
import { ConfigError } from "./config-error.ts";

/** The folder itself, or the nearest one above it that is there. */
const existing = async (folder: string): Promise<string> => {
  try {
    await stat(folder);
    return folder;
  } catch (error) {
    const above = path.dirname(folder);
    if ((error as NodeJS.ErrnoException).code !== "ENOENT" || above === folder) throw error;
    return existing(above);
  }
};

/** The folders that these settings make the service write to. */
const neededFolders = ({ dataDir, databaseUrl, twilio }: DataSettings): string[] => {
  if (!twilio) return [path.resolve(dataDir), path.resolve(dataDir, "rooms")];
  return storeFile(databaseUrl) === storeFile(defaultStoreUrl(dataDir)) ? [path.resolve(dataDir)] : [];
};

type DataSettings = Pick<Config, "dataDir" | "databaseUrl" | "twilio">;

/**
 * Finds out whether DATA_DIR, and for embedded rooms their folder in it, can be written, by writing there. Leaves nothing
 * behind.
 *
 * @throws ConfigError when not
 */
export const checkDataDir = async (settings: DataSettings): Promise<void> => {
  for (const folder of neededFolders(settings)) {
    try {
      await rmdir(await mkdtemp(path.join(await existing(folder), ".pingroom-")));
    } catch (cause) {
      throw new ConfigError(
        `DATA_DIR must name a folder that the service can write to (${folder}: ${(cause as Error).message}).`,
        { cause },
      );
    }
  }
};
