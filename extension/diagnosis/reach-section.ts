import { ways } from "../shared/inspection.ts";
import { say } from "../shared/words/say.ts";
import { type ReachResults, reachRow } from "./reach-row.ts";
import type { Section } from "./row.ts";

/** In which ways WebRTC reaches others from here. */
export const reachSection = (results: ReachResults): Section => ({
  title: say("diagnosis_reach"),
  rows: ways.map((way) => reachRow(way, results[way])),
});
