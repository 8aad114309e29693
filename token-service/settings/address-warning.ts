import { isLoopback } from "../base/network-address.ts";
import type { Config } from "./config.ts";

/** A sentence for an admin whose teammates would be sent to their own machines; undefined when the address is fine. */
export const addressWarning = ({
  host,
  publicUrl,
}: Pick<Config, "host" | "publicUrl">): string | undefined =>
  !isLoopback(host) && isLoopback(publicUrl.hostname)
    ? `PUBLIC_URL should say where others reach the service: they would be sent to ${publicUrl.origin}, their own machine.`
    : undefined;
