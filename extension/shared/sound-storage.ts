/**
 * Where the session's storage says which version of the extension has found all that the popup shows to have the shape that
 * it writes. What is stored can lose it on the disk or to another version; either is over before a session begins.
 */
export const soundKey = "sound";

/** What stands there once this version has. */
export const soundNow = (): string => chrome.runtime.getManifest().version;
