import { readFileSync } from "node:fs";
import path from "node:path";

/** What a page or a worker loads. */
export interface Closure {
  scripts: string[];
  styles: string[];
}

const inPage = /(?:src|href)="(\/?[^"]+\.(?:js|css))"/g;
const inScript = /(?:\bfrom|\bimport)\s*\(?\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g;

/**
 * Everything that a file of the build loads as it starts and whatever that loads in turn, dynamic imports with it.
 *
 * @param folder of the build
 * @param entry a page or a script, relative to the folder
 * @returns files relative to the folder, in the order in which they are found
 */
export const closureOf = (folder: string, entry: string): Closure => {
  const found = new Set<string>();
  const follow = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    if (file.endsWith(".css")) return;
    const text = readFileSync(path.join(folder, file), "utf8");
    for (const [, target = ""] of text.matchAll(file.endsWith(".html") ? inPage : inScript)) {
      follow(
        path.posix.normalize(
          target.startsWith("/") ? target.slice(1) : path.posix.join(path.posix.dirname(file), target),
        ),
      );
    }
  };
  follow(entry);
  const files = [...found];
  return {
    scripts: files.filter((file) => file.endsWith(".js")),
    styles: files.filter((file) => file.endsWith(".css")),
  };
};
