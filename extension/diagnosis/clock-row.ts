import { say } from "../shared/words/say.ts";
import { type clockDifference, tellingMs } from "./clock-difference.ts";
import type { Row } from "./row.ts";
import { span } from "./span.ts";

// Less than this is neither noticed by anybody nor measured for certain.
const sameMs = 1_000;

/**
 * How this computer's clock and the service's differ, in words.
 *
 * @param length "brief" leaves out what to do about it
 */
export const clockRow = (
  difference: ReturnType<typeof clockDifference>,
  length: "brief" | "full" = "full",
): Row => {
  const label = say("diagnosis_clock");
  if (!difference) {
    return { label, value: say(length === "brief" ? "diagnosis_unknown" : "diagnosis_clock_unknown") };
  }
  const { aheadMs } = difference;
  const isBrief = length === "brief";
  if (Math.abs(aheadMs) < sameMs) {
    return { label, value: say(isBrief ? "diagnosis_right" : "diagnosis_clock_same"), tone: "good" };
  }
  const by = span(aheadMs);
  const [briefWord, word] =
    aheadMs > 0
      ? (["diagnosis_ahead", "diagnosis_clock_ahead"] as const)
      : (["diagnosis_behind", "diagnosis_clock_behind"] as const);
  const tone = Math.abs(aheadMs) > tellingMs ? "bad" : "good";
  if (isBrief) return { label, value: say(briefWord, by), tone };
  const advice = tone === "bad" ? [say("diagnosis_clock_matters")] : [];
  return { label, value: [say(word, by), ...advice].join(" "), tone };
};
