import type { StoredUse } from "../core/api.ts";
import type { ShownConnection } from "../shared/connections.ts";
import type { Change, StorageProblem } from "../shared/core-values-schema.ts";
import type { Inspection } from "../shared/inspection.ts";
import type { TestPingRun } from "../shared/test-ping-run.ts";
import type { WorkerStarts } from "../shared/worker-starts.ts";
import type { Storing } from "../ui/problem.tsx";
import type { ServiceHealth } from "./ask-service.ts";
import type { ReachResults } from "./reach.tsx";

/** How much the extension keeps on this computer, in bytes. */
export interface StorageUse {
  /** All of it, as the browser counts: keys of devices and what the database itself takes are part of it. */
  used: number;
  /** How much the browser lets the extension keep. */
  quota: number;
  /** What the core stores, the largest first. */
  items: StoredUse[];
}

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
  workerStarts: WorkerStarts;
}

/** All that the page knows, and the report tells. What is still being found out is undefined. */
export interface Facts {
  /** Milliseconds since 1970. */
  now: number;
  /** Empty before the first run. */
  serviceUrl: string;
  /** The default one. */
  room: string;
  health: ServiceHealth | "unreachable" | "stranger" | undefined;
  /** By room. */
  connections: Readonly<Record<string, ShownConnection>>;
  inspection: Inspection | undefined;
  reach: ReachResults;
  /** The last one since the browser started; null if there was none. */
  testPing: TestPingRun | null;
  /** Newest first. */
  timeline: readonly Change[];
  storage: StorageUse | undefined;
  /** Whether what arrives can be stored, and why not. */
  storing: Storing;
  problems: readonly StorageProblem[];
  about: AboutBrowser | undefined;
}
