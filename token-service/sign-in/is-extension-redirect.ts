// Chromium: https://developer.chrome.com/docs/extensions/reference/api/identity#method-getRedirectURL
// Firefox: https://developer.mozilla.org/en-US/docs/Mozilla/Add-ons/WebExtensions/API/identity/getRedirectURL
const extensionAddress =
  /^https:\/\/([a-p]{32}\.chromiumapp\.org|[0-9a-f]{40}\.extensions\.allizom\.org)\/[\w.~/-]*$/;

/**
 * Whether a redirect URI is one that a browser hands to an extension and never to a web server. A code that the provider
 * sent anywhere else has been seen by somebody else.
 */
export const isExtensionRedirect = (redirectUri: string): boolean =>
  extensionAddress.test(redirectUri) && new URL(redirectUri).href === redirectUri;
