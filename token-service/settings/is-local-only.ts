import { isLoopback } from "../base/network-address.ts";
import type { Config } from "./config.ts";

/** Whether the settings say that this machine alone reaches the service: it listens on loopback, and no proxy is named. */
export const isLocalOnly = ({ host, publicUrl }: Pick<Config, "host" | "publicUrl">): boolean =>
  isLoopback(host) && isLoopback(publicUrl.hostname);
