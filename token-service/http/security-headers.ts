import { createMiddleware } from "hono/factory";
import { NONCE, secureHeaders } from "hono/secure-headers";

/**
 * What the pages load besides their markup, by their paths below the service's address. All else is data. A script may ask
 * the service, and nobody else.
 */
const pages: Readonly<Record<string, "style" | "style and script">> = {
  "/": "style",
  "/join": "style and script",
};

const nothing = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

/**
 * Puts the security headers on every answer. Only pages get a nonce: a token has no use for one.
 *
 * Strict-Transport-Security goes out only where people come by https. It has no includeSubDomains, since the domains below
 * belong to others.
 */
export const securityHeaders = (publicUrl: URL) => {
  const always = {
    referrerPolicy: "no-referrer",
    strictTransportSecurity: publicUrl.protocol === "https:" ? "max-age=15552000" : false,
  };
  const style = { ...nothing, styleSrc: [NONCE], imgSrc: ["data:"] }; // The icon in the browser's tab.
  const data = { ...always, contentSecurityPolicy: nothing };
  const forData = secureHeaders(data);
  // By this an extension learns that something answers where another address sent it, although it may not read it.
  const forHealth = secureHeaders({ ...data, crossOriginResourcePolicy: "cross-origin" });
  const forPage = {
    style: secureHeaders({ ...always, contentSecurityPolicy: style }),
    "style and script": secureHeaders({
      ...always,
      contentSecurityPolicy: { ...style, scriptSrc: [NONCE], connectSrc: ["'self'"] },
    }),
  };
  return createMiddleware((c, next) => {
    if (c.req.path === "/health") return forHealth(c, next);
    const loads = pages[c.req.path];
    return (loads ? forPage[loads] : forData)(c, next);
  });
};
