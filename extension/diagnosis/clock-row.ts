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
  if (!difference) return { label, value: say("diagnosis_clock_unknown") };
  const { aheadMs } = difference;
  if (Math.abs(aheadMs) < sameMs) return { label, value: say("diagnosis_clock_same"), tone: "good" };
  const by = span(aheadMs);
  const differs = aheadMs > 0 ? say("diagnosis_clock_ahead", by) : say("diagnosis_clock_behind", by);
  if (Math.abs(aheadMs) <= tellingMs) return { label, value: differs, tone: "good" };
  const value = length === "brief" ? differs : `${differs} ${say("diagnosis_clock_matters")}`;
  return { label, value, tone: "bad" };
};
