import { statSync } from "node:fs";
import { storeFile } from "../store/store-file.ts";
import type { Config } from "./config.ts";

/**
 * A sentence for an admin whose database others on the machine can read, since its rights could not be taken from them: it is
 * somebody else's file, or on a file system that knows no owners. Undefined where it is closed, and on Windows.
 */
export const openFileWarning = ({ databaseUrl }: Pick<Config, "databaseUrl">): string | undefined => {
  const file = process.platform === "win32" ? undefined : storeFile(databaseUrl);
  const mode = file === undefined ? 0 : (statSync(file, { throwIfNoEntry: false })?.mode ?? 0);
  return (mode & 0o077) === 0
    ? undefined
    : `Others on this machine can read the database (${file}): give it to the user who runs the service, or choose another place with DATABASE_URL.`;
};
