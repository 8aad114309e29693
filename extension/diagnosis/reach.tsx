import { type Signal, signal } from "@preact/signals";
import { type Reach, type Way, ways } from "../shared/inspection.ts";
import { say, type Word } from "../shared/words/say.ts";
import { ask } from "../ui/core.ts";
import { Card, type Row, type Section } from "./card.tsx";
import { briefly } from "./formats.ts";

/** What came of trying the ways so far. */
export type ReachResults = Readonly<Partial<Record<Way, Reach | "trying">>>;

type Untested = Extract<Reach, { verdict: "untested" }>["why"];

const labels: Record<Way, Word> = {
  host: "diagnosis_reach_host",
  reflexive: "diagnosis_reach_reflexive",
  relay: "diagnosis_reach_relay",
};

const fails: Record<Way, Word> = {
  host: "diagnosis_reach_host_fails",
  reflexive: "diagnosis_reach_reflexive_fails",
  relay: "diagnosis_reach_relay_fails",
};

const untested: Record<Untested, (way: Way) => Word> = {
  "no-server": (way) => (way === "relay" ? "diagnosis_reach_no_turn" : "diagnosis_reach_no_stun"),
  "no-room": () => "diagnosis_reach_no_room",
  "no-answer": () => "diagnosis_reach_no_answer",
};

/** What came of trying one way, in words. */
export const reachRow = (way: Way, result: Reach | "trying" | undefined): Row => {
  const label = say(labels[way]);
  if (result === undefined) return { label, value: say("diagnosis_reach_not_tried") };
  if (result === "trying") return { label, value: say("diagnosis_reach_trying"), tone: "busy" };
  if (result.verdict === "untested") return { label, value: say(untested[result.why](way)) };
  const took = briefly(result.tookMs);
  return result.verdict === "works"
    ? { label, value: say("diagnosis_reach_works", took), tone: "good" }
    : { label, value: say(fails[way], took), tone: "bad" };
};

/** In which ways WebRTC reaches others from here. */
export const reachSection = (results: ReachResults): Section => ({
  title: say("diagnosis_reach"),
  rows: ways.map((way) => reachRow(way, results[way])),
});

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
