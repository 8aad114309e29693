import { accessSync, constants } from "node:fs";
import path from "node:path";

// Where system tools are that an ordinary user's PATH may leave out, `ip` for one.
const systemFolders = process.platform === "win32" ? [] : ["/usr/sbin", "/sbin"];

/** Whether this computer has a program of that name. */
export const hasCommand = (name: string): boolean =>
  [...(process.env.PATH ?? "").split(path.delimiter), ...systemFolders].some((folder) => {
    try {
      accessSync(path.join(folder, name), constants.X_OK);
      return folder !== "";
    } catch {
      return false; // not in this folder
    }
  });
