import { type Reach, type Way, ways } from "../shared/inspection.ts";
import { say, type Word } from "../shared/words/say.ts";
import { briefly } from "./formats.ts";
import type { Row, Section } from "./row.ts";

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
