import type { Config } from "./config.ts";

/**
 * A sentence for an admin whose service takes everybody for one address: an https address means a proxy, since the service
 * speaks http itself. Undefined when proxies are believed, or there seems to be none.
 */
export const proxyWarning = ({
  publicUrl,
  trustProxy,
}: Pick<Config, "publicUrl" | "trustProxy">): string | undefined =>
  publicUrl.protocol === "https:" && trustProxy === 0
    ? `TRUST_PROXY is 0 although PUBLIC_URL ${publicUrl.origin} needs a proxy: all who come through it count as one address. Set TRUST_PROXY to the number of proxies in front of this service, 1 as a rule.`
    : undefined;
