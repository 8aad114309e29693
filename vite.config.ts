import { crx } from "@crxjs/vite-plugin";
import { defineConfig } from "vite";
import { plainDynamicImport, withoutDynamicImport } from "./extension/build/dynamic-import.ts";
import { licenceList, licenceNotices } from "./extension/build/licence-notices.ts";
import { ownWorker } from "./extension/build/own-worker.ts";
import { pageChunks } from "./extension/build/page-chunks.ts";
import { reloadSentences } from "./extension/build/reload-sentences.ts";
import { slimSdk } from "./extension/build/slim-sdk.ts";
import manifest from "./manifest.json" with { type: "json" };

const devPort = 5173;

const { background, ...rest } = manifest;

export default defineConfig(({ command }) => ({
  plugins: [
    withoutDynamicImport(),
    slimSdk(),
    plainDynamicImport(),
    crx({ manifest: (command === "build" ? rest : manifest) as Parameters<typeof crx>[0]["manifest"] }),
    ownWorker(background.service_worker),
    licenceNotices(),
    reloadSentences(),
  ],
  optimizeDeps: { rolldownOptions: { plugins: [withoutDynamicImport(), slimSdk()] } },
  // Chrome looks for `_locales` beside the manifest.
  publicDir: "extension/public",
  build: {
    // `npm run dev` keeps out of `dist`, so that neither overwrites what the other loads into a browser.
    outDir: command === "build" ? "dist" : "dist-dev",
    target: `chrome${manifest.minimum_chrome_version}`,
    // The pages name all files with which they begin, so that the browser fetches them at once.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_file, dependencies, { hostType }) => (hostType === "html" ? dependencies : []),
    },
    license: licenceList,
    // The offscreen document holds the whole SDK, and no page waits for it.
    chunkSizeWarningLimit: 600,
    // These pages are no fields of the manifest, so the plugin does not find them by itself.
    rolldownOptions: {
      input: {
        diagnosis: "extension/diagnosis/diagnosis.html",
        history: "extension/history/history.html",
        offscreen: "extension/offscreen/offscreen.html",
        welcome: "extension/welcome/welcome.html",
      },
      // The dev server writes with Rollup, which knows no such option and needs none.
      ...(command === "build" && { output: { codeSplitting: { groups: pageChunks } } }),
    },
  },
  server: { port: devPort, strictPort: true, hmr: { clientPort: devPort } },
}));
