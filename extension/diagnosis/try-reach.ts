import { type Signal, signal } from "@preact/signals";
import { type Way, ways } from "../shared/inspection.ts";
import { ask } from "../ui/core.ts";
import type { ReachResults } from "./reach-row.ts";

/** The reachability test: what came of it so far, and how to begin it. */
export interface ReachTest {
  results: Signal<ReachResults>;
  begin(): Promise<void>;
}

/** Makes it; nothing has been tried yet. */
export const reachTest = (): ReachTest => {
  const results = signal<ReachResults>({});
  const tryOne = async (way: Way) => {
    results.value = { ...results.value, [way]: "trying" };
    const reach = await ask("reach", { way }).catch(() => ({
      verdict: "untested" as const,
      why: "no-answer" as const,
    }));
    results.value = { ...results.value, [way]: reach };
  };
  return {
    results,
    begin: async () => {
      await ask("stayConnected");
      await Promise.all(ways.map(tryOne));
      await ask("stayConnected"); // Nothing stays open that was opened for this alone.
    },
  };
};
