const extensionOrigin =
  /^(chrome-extension:\/\/[a-p]{32}|moz-extension:\/\/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/**
 * Makes the check of who may call from a browser: extensions, the service's own pages and the admin's list.
 *
 * A missing Origin is allowed, since no browser page can leave it out of a cross-origin request, and programs that
 * can forge one gain nothing here: what they may do is decided by their credentials.
 *
 * @param allowedOrigins origins as browsers write them, for instance `https://team.example`
 * @param publicUrl the service's own address
 */
export const allowedOrigin = (allowedOrigins: readonly string[], publicUrl: URL) => {
  const listed = new Set([...allowedOrigins, publicUrl.origin]);
  return (origin: string | undefined): boolean =>
    origin === undefined || listed.has(origin) || extensionOrigin.test(origin);
};
