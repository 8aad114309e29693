import { readFileSync } from "node:fs";
import path from "node:path";
import { deflateRawSync } from "node:zlib";

// A local header, an entry of the directory and the end record without names (APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16).
const localHeader = 30;
const directoryEntry = 46;
const endRecord = 22;

/**
 * How large a zip of these files is, as a store takes it: what deflate cannot make smaller is stored as it is. No zip is
 * written, since not every machine has the program.
 *
 * @param files relative to the folder
 */
export const zipBytes = (folder: string, files: readonly string[]): number =>
  files.reduce((sum, file) => {
    const content = readFileSync(path.join(folder, file));
    const packed = Math.min(content.length, deflateRawSync(content, { level: 9 }).length);
    return sum + localHeader + directoryEntry + 2 * Buffer.byteLength(file) + packed;
  }, endRecord);
