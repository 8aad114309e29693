import { statSync } from "node:fs";
import { storeFile } from "../store/store-file.ts";
import type { Config } from "./config.ts";

/** Whether this process may change a file's rights: it is the owner, or root. */
const isOurs = (uid: number): boolean => [uid, 0].includes(process.geteuid?.() ?? uid);

/**
 * A sentence for an admin whose database others on the machine can read, since its rights cannot be taken from them: it is
 * somebody else's file, or on a file system that knows no owners. Undefined where it is closed, and on Windows.
 *
 * @param isOpened false when the service has not tried yet to take the rights from them
 */
export const openFileWarning = (
  { databaseUrl }: Pick<Config, "databaseUrl">,
  isOpened = true,
): string | undefined => {
  const file = process.platform === "win32" ? undefined : storeFile(databaseUrl);
  const found = file === undefined ? undefined : statSync(file, { throwIfNoEntry: false });
  if (!found || (found.mode & 0o077) === 0 || (!isOpened && isOurs(found.uid))) return undefined;
  return `Others on this machine can read the database (${file}): give it to the user who runs the service, or choose another place with DATABASE_URL.`;
};
