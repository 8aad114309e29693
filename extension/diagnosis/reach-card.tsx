import { type Signal, signal } from "@preact/signals";
import { type Way, ways } from "../shared/inspection.ts";
import { say } from "../shared/words/say.ts";
import { ask } from "../ui/core.ts";
import { Card } from "./card.tsx";
import { type ReachResults, reachSection } from "./reach-section.ts";

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
      await Promise.all(ways.map(tryOne));
    },
  };
};

/** Whether WebRTC reaches others from here, tried out when asked to. */
export const ReachCard = ({ test }: { test: ReachTest }) => {
  const results = test.results.value;
  const isTrying = Object.values(results).includes("trying");
  return (
    <Card section={reachSection(results)} class="reach">
      <p class="quiet">{say("diagnosis_reach_what")}</p>
      <div>
        <button type="button" disabled={isTrying} onClick={() => test.begin()}>
          {say(isTrying ? "diagnosis_reach_trying" : "diagnosis_reach_begin")}
        </button>
      </div>
    </Card>
  );
};
