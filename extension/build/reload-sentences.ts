import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Plugin } from "vite";

/**
 * Has `npm run dev` show a changed sentence: takes it over into the build and reloads the extension. The browser reads
 * `_locales` only when it loads the extension, and the extension's plugin copies these files only at the start.
 */
export const reloadSentences = (): Plugin => ({
  name: "reload-sentences",
  apply: "serve",
  configureServer({ watcher, ws, config }) {
    const { publicDir, root, build, logger } = config;
    const sentences = path.join(publicDir, "_locales");
    // Vite warns at each page that the core imports sentences, which have to lie where the browser reads them as well.
    const warn = logger.warn.bind(logger);
    logger.warn = (message, options) => {
      if (!message.startsWith("Assets in public directory cannot be imported")) warn(message, options);
    };
    const takeOver = async (file: string): Promise<void> => {
      const built = path.resolve(root, build.outDir, path.relative(publicDir, file));
      const text = await readFile(file, "utf8");
      JSON.parse(text); // With half a file the browser would refuse the whole extension.
      // An editor's one save can be two changes.
      if (text === (await readFile(built, "utf8").catch(() => ""))) return;
      await writeFile(built, text);
      // The worker's part of @crxjs/vite-plugin 3.0.0 listens for this event.
      ws.send({ type: "custom", event: "crx:runtime-reload" });
      logger.info(`${path.relative(root, file)}: the extension reloads.`, { timestamp: true });
    };
    watcher.on("change", (file) => {
      if (path.relative(sentences, file).startsWith("..")) return;
      takeOver(file).catch((error) => logger.warn(`${path.relative(root, file)}: ${error}`));
    });
  },
});
