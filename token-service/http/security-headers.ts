import { NONCE } from "hono/secure-headers";

/** Paths below the service's address whose pages bring a script along. */
const pagesWithScript: readonly string[] = ["/join"];

/**
 * The security headers of every answer, as options of Hono's `secureHeaders`.
 *
 * Strict-Transport-Security only where people come by https, and without includeSubDomains: the domains below are not
 * this service's to decide on.
 */
export const securityHeaders = (publicUrl: URL) => ({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: [NONCE],
    scriptSrc: [
      (...[c, directive]: Parameters<typeof NONCE>) =>
        pagesWithScript.includes(c.req.path) ? NONCE(c, directive) : "'none'",
    ],
    imgSrc: ["data:"], // The icon in the browser's tab.
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: "no-referrer",
  strictTransportSecurity: publicUrl.protocol === "https:" ? "max-age=15552000" : false,
});
