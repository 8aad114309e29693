import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { createServer } from "vite";
import { expect, onTestFinished, test, vi } from "vitest";
import { reloadSentences } from "../../extension/build/reload-sentences.ts";
import { temporaryFolder } from "../token-service/support/temporary-folder.ts";

const sentences = "_locales/en/messages.json";

test("a changed sentence is taken over into the build, and then the extension reloads", async () => {
  const root = await temporaryFolder();
  const source = path.join(root, "public", sentences);
  const built = path.join(root, "built", sentences);
  for (const file of [source, built]) {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, '{ "hello": "before" }');
  }
  const server = await createServer({
    root,
    configFile: false,
    publicDir: "public",
    build: { outDir: "built" },
    server: { middlewareMode: true, ws: false },
    optimizeDeps: { noDiscovery: true },
    plugins: [reloadSentences()],
    logLevel: "silent",
  });
  onTestFinished(() => server.close());
  const reloaded = new Promise<string>((resolve) => {
    vi.spyOn(server.ws, "send").mockImplementation((...[payload]: unknown[]) => {
      const { event } = payload as { event?: string };
      if (event === "crx:runtime-reload") resolve(readFile(built, "utf8"));
    });
  });
  await writeFile(source, '{ "hello": "after" }');
  server.watcher.emit("change", source);
  expect(await reloaded).toBe('{ "hello": "after" }');
});
