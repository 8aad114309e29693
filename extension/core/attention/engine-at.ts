import type { Engine } from "../../shared/engine.ts";
import type { KnownEngine } from "../../shared/known-engine.ts";

/** What makes a service's rooms; undefined while it has not said. */
export const engineAt = (known: KnownEngine | undefined, serviceUrl: string): Engine | undefined =>
  known?.serviceUrl === serviceUrl ? known.engine : undefined;
