import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

/** Bytes of files, as they are and as gzip makes them, each for itself. */
export interface Bytes {
  raw: number;
  gzip: number;
}

/**
 * @param files relative to the folder
 * @returns sums over the files
 */
export const bytesOf = (folder: string, files: readonly string[]): Bytes => {
  const contents = files.map((file) => readFileSync(path.join(folder, file)));
  return {
    raw: contents.reduce((sum, content) => sum + content.length, 0),
    gzip: contents.reduce((sum, content) => sum + gzipSync(content, { level: 9 }).length, 0),
  };
};
