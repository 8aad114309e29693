import { mkdtemp } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { build, type Plugin } from "vite";

const limit = /(maxInbox = )[\d_]+/;

const keepMore = (maxInbox: number): Plugin => ({
  name: "keep-more",
  enforce: "pre",
  transform: (code, id) => {
    if (!id.endsWith("/shared/history/max-kept.ts")) return undefined;
    if (!limit.test(code)) throw new Error(`${id} names no limit of the inbox.`);
    return code.replace(limit, `$1${maxInbox}`);
  },
});

/**
 * Builds the extension as it is but for how many received pings it keeps, for what more of them would cost.
 *
 * @returns a new folder to load unpacked; whoever asked for it removes it
 */
export const buildKeeping = async (maxInbox: number): Promise<string> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "pingroom-build-"));
  await build({
    logLevel: "warn",
    plugins: [keepMore(maxInbox)],
    build: { outDir: folder, emptyOutDir: true },
  });
  return folder;
};
