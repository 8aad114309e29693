import { say } from "../shared/words/say.ts";
import { Card } from "./card.tsx";
import { reachSection } from "./reach-section.ts";
import type { ReachTest } from "./try-reach.ts";

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
