import browser from "webextension-polyfill";

/** The extension APIs as promises. The one import of the polyfill; since Chrome 148 it passes the native object on. */
export { browser };
