import { stat } from "node:fs/promises";
import path from "node:path";

/** A folder itself, or the nearest one above it that is there. */
export const nearestFolder = async (folder: string): Promise<string> => {
  try {
    await stat(folder);
    return folder;
  } catch (error) {
    const above = path.dirname(folder);
    if ((error as NodeJS.ErrnoException).code !== "ENOENT" || above === folder) throw error;
    return nearestFolder(above);
  }
};
