import type { JsonWebKey } from "node:crypto";
import { runScript } from "../support/run-script.ts";

/** Who asks for tokens, and for how long. */
export interface Load {
  /** Address of the service, without a slash at the end. */
  url: string;
  /** How many ask at a time, each again as soon as it was answered. */
  connections: number;
  seconds: number;
  /** A member's device, which signs each request; undefined for a guest. */
  device?: { id: string; privateKey: JsonWebKey } | undefined;
}

/** What those who asked saw. */
export interface LoadSeen {
  /** Tokens per second. */
  perSecond: number;
  tokens: number;
  /** Until the answer was there, in milliseconds. */
  median: number;
  p99: number;
  /** Requests that got no token. */
  failures: number;
}

/** Puts a service under load, from another process. */
export const loadOf = (load: Load): Promise<LoadSeen> =>
  runScript<LoadSeen>(new URL("load.ts", import.meta.url), load);
