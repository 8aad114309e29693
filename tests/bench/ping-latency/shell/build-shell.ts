import { cp, mkdtemp, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import manifest from "../../../../manifest.json" with { type: "json" };
import type { ShellSettings } from "./words.ts";

const folder = fileURLToPath(new URL(".", import.meta.url));
const icon = fileURLToPath(new URL("../../../../extension/icons/icon-128.png", import.meta.url));

/** What carries the shell's pings. `direct` is a data channel as well, and the document shows what comes, without the worker. */
export type TransportName = "socket-io" | "peer" | "data-channel" | "direct";

const sourcesOf = (transport: TransportName): Record<string, string> =>
  transport === "direct"
    ? { popup: "direct/popup.ts", worker: "direct/worker.ts", offscreen: "direct/offscreen.ts" }
    : { popup: "popup.ts", worker: "worker.ts", offscreen: `over-${transport}.ts` };

/**
 * Builds the shell over one transport, minified as the extension is.
 *
 * @returns a new folder to load unpacked; whoever asked for it removes it
 */
export const buildShell = async (transport: TransportName, settings: ShellSettings): Promise<string> => {
  const built = await mkdtemp(path.join(os.tmpdir(), "pingroom-shell-"));
  await build({
    configFile: false,
    logLevel: "warn",
    root: folder,
    build: {
      outDir: built,
      emptyOutDir: false,
      modulePreload: false,
      target: `chrome${manifest.minimum_chrome_version}`,
      rolldownOptions: {
        input: sourcesOf(transport),
        output: { entryFileNames: "[name].js" },
      },
    },
  });
  for (const file of ["manifest.json", "popup.html", "offscreen.html"])
    await cp(path.join(folder, file), path.join(built, file));
  await cp(icon, path.join(built, path.basename(icon)));
  await writeFile(path.join(built, "settings.json"), JSON.stringify(settings));
  return built;
};
