import { NONCE } from "hono/secure-headers";

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
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: "no-referrer",
  strictTransportSecurity: publicUrl.protocol === "https:" ? "max-age=15552000" : false,
});
