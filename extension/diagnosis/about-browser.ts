/** What is known of the browser and the computer around this extension. */
export interface AboutBrowser {
  extension: string;
  /** What it calls itself, under each of its names. */
  browser: string[];
  system: string;
  language: string;
  /** Whether this extension may show notifications: `granted` or `denied`. */
  notifications: string;
  /** What the extension may do. */
  permissions: string[];
}

// Of Chromium's own, as far as the types know nothing of it: https://wicg.github.io/ua-client-hints/#interface
interface AgentData {
  getHighEntropyValues(hints: string[]): Promise<{
    fullVersionList?: { brand: string; version: string }[];
    platformVersion?: string;
  }>;
}

/** Asks the browser about itself. */
export const aboutBrowser = async (): Promise<AboutBrowser> => {
  const agent = (navigator as Navigator & { userAgentData?: AgentData }).userAgentData;
  const [hints, platform, { permissions = [], origins = [] }, notifications] = await Promise.all([
    agent?.getHighEntropyValues(["fullVersionList", "platformVersion"]),
    chrome.runtime.getPlatformInfo(),
    chrome.permissions.getAll(),
    chrome.notifications.getPermissionLevel(),
  ]);
  // One of the brands is made up, so that nobody relies on there being just one: “Not?A_Brand” and the like.
  const brands = (hints?.fullVersionList ?? []).filter(({ brand }) => !/not.?a.?brand/i.test(brand));
  return {
    extension: chrome.runtime.getManifest().version,
    browser: brands.map(({ brand, version }) => `${brand} ${version}`),
    system: [platform.os, hints?.platformVersion, platform.arch].filter(Boolean).join(" "),
    language: navigator.language,
    notifications,
    permissions: [...permissions, ...origins].sort(),
  };
};
