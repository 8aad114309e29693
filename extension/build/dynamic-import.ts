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

const noiseCancellationLoader = /twilio-video[\\/]es5[\\/]util[\\/]dynamicimport\.js$/;

/**
 * Leaves out the one twilio-video file that an extension's content security policy forbids.
 *
 * `es5/util/dynamicimport.js` of twilio-video 2.36.0 calls `new Function(…)` while it loads, so with the file inside the
 * whole page dies with an EvalError. It serves noise-cancellation plugins alone, which rooms without audio never ask
 * for. Delete this plugin when the SDK no longer evaluates code at load.
 *
 * @see https://github.com/twilio/twilio-video.js/pull/1885
 */
export const withoutDynamicImport = (): Plugin => ({
  name: "without-dynamic-import",
  enforce: "pre",
  load: (id) =>
    noiseCancellationLoader.test(id)
      ? "module.exports = () => Promise.reject(new Error('Pingroom loads no plugins'));"
      : null,
});
