import type { Plugin } from "vite";

const preloadHelper = "vite/preload-helper.js";

/**
 * Has `import()` import and do nothing else. Vite's own helper waits for styles and reports what could not be loaded; a page
 * of the extension names its styles itself, and its files lie beside it.
 */
export const plainDynamicImport = (): Plugin => ({
  name: "plain-dynamic-import",
  enforce: "pre",
  load: (id) => (id.endsWith(preloadHelper) ? "export const __vitePreload = (load) => load();" : null),
});
