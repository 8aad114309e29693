import { mkdtemp, rmdir, stat } from "node:fs/promises";
import path from "node:path";
import { ConfigError } from "../settings/config-error.ts";

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

/**
 * Finds out whether DATA_DIR and the folder of the rooms in it can be written, by writing there. Leaves nothing behind.
 *
 * @throws ConfigError when not
 */
export const checkDataDir = async (dataDir: string): Promise<void> => {
  for (const folder of [path.resolve(dataDir), path.resolve(dataDir, "rooms")]) {
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
