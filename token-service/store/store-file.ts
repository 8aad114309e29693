import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

const scheme = /^file:/i;

const memory = /^file:(:memory:$|:memory:\?|\?)/i;

/** What `%20` and its like stand for; a `%` that begins nothing of the kind, as in the folder `100% x`, is itself. */
const decoded = (text: string): string =>
  text.replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => {
    const given = Buffer.from(bytes.replaceAll("%", ""), "hex");
    const read = given.toString("utf8");
    return read.includes("\ufffd") ? bytes : read;
  });

/** A path as admins write it, whole: from the root, and with the home folder for a `~` at its beginning. */
export const wholePath = (written: string): string =>
  path.resolve(written.replace(/^~(?=[/\\]|$)/, () => os.homedir()));

/**
 * Why a path does not say what its author means, as the end of a sentence; undefined for a plain one. Nobody fills in here
 * what a shell fills in: it would be the name of a new folder.
 */
export const pathProblem = (written: string): string | undefined => {
  if (/^(\$\w+|\$\{\w+\}|\$env:\w+|%\w+%)(?=[/\\]|$)/i.test(written))
    return "must be written whole: variables such as $HOME are not filled in";
  if (/^~[^/\\]+[/\\]/.test(written)) return "must be written whole: ~ stands for your own home folder alone";
  return written.includes("\0") ? "must hold no character 0" : undefined;
};

/** The path after `file:`; `//` before it may be followed by `localhost` or by nothing, as RFC 8089 has it. */
const pathIn = (url: string): string => {
  const written = decoded(url.replace(scheme, "").replace(/^\/\/(localhost)?(?=\/)/i, ""));
  return process.platform === "win32" ? written.replace(/^\/(?=[a-z]:[/\\])/i, "") : written;
};

/** The fault of a `file:` URL, as the end of a sentence; undefined when it names a file, or memory. */
export const storeFileProblem = (url: string): string | undefined => {
  if (memory.test(url)) return undefined;
  const written = url.replace(scheme, "");
  if (/^\/\/(?!\/|localhost\/)/i.test(written))
    return "must have one slash or three before a path from the root, such as file:/srv/pingroom.db";
  if (written.includes("?")) return "must have no parameters; write %3F for a question mark in a path";
  if (written === "" || /[/\\]$/.test(written)) return "must name a file, such as file:/srv/pingroom.db";
  return pathProblem(pathIn(url));
};

/**
 * The file that a store's URL names. Only this function reads `file:` URLs: `file:` and a path, also a relative one, with
 * percent-encoding, in which a `#` is a letter like others.
 *
 * @param url of which {@link storeFileProblem} finds nothing to say
 * @returns its whole path; undefined for a store in memory or on a server
 */
export const storeFile = (url: string): string | undefined =>
  scheme.test(url) && !memory.test(url) ? wholePath(pathIn(url)) : undefined;

/** The URL of a file, by which {@link storeFile} and SQLite's client find that file, whatever its folders are called. */
export const storeUrl = (file: string): string =>
  pathToFileURL(path.resolve(file))
    .href.replace(/^file:\/\/\//, "file:/")
    .replace(/^file:\/(?=[a-z]:)/i, "file:"); // The client reads no drive letter after a slash (@libsql/client, sqlite3.js).
