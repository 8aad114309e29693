import type { LossyProxy } from "../browser/support/lossy-proxy.ts";
import type { TokenServiceProcess } from "../support/token-service-process.ts";
import { anyOf } from "./random.ts";
import type { Soaker } from "./soaker.ts";

/** Something that goes wrong in the middle of it all. */
export interface SoakFault {
  /** What a progress line calls it. */
  readonly name: string;
  happen(): Promise<void>;
}

/** The faults of a soak run; each picks its victim by chance. */
export const soakFaults = (
  service: TokenServiceProcess,
  proxy: LossyProxy,
  people: readonly Soaker[],
): SoakFault[] => [
  { name: "a worker was stopped", happen: () => anyOf(people).extension.stopWorker() },
  { name: "the sockets were cut", happen: async () => proxy.cut() },
  { name: "an offscreen document was closed", happen: () => anyOf(people).extension.closeOffscreen() },
  {
    name: "the service was killed and started again",
    async happen() {
      await service.kill();
      await service.restart();
    },
  },
];
