import { hostOf } from "../shared/service-address.ts";
import { say, type Word } from "../shared/words/say.ts";
import { type clockDifference, tellingMs } from "./ask-service.ts";
import type { Row, Section } from "./card.tsx";
import type { Facts } from "./facts.ts";
import { briefly, span } from "./formats.ts";

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

/** What the two kinds of rooms are called. */
export const engineWords = {
  twilio: "diagnosis_engine_twilio",
  embedded: "diagnosis_engine_embedded",
} satisfies Record<string, Word>;

const healthRows = (health: Facts["health"]): Row[] => {
  const label = say("diagnosis_answers");
  if (health === undefined) return [{ label, value: say("diagnosis_asking"), tone: "busy" }];
  if (health === "unreachable") return [{ label, value: say("diagnosis_unreachable"), tone: "bad" }];
  if (health === "stranger") return [{ label, value: say("diagnosis_stranger"), tone: "bad" }];
  const { tookMs, version, engine, clock } = health;
  return [
    { label, value: say("diagnosis_answers_in", briefly(tookMs)), tone: "good" },
    { label: say("diagnosis_service_version"), value: version ?? say("diagnosis_unknown") },
    { label: say("diagnosis_engine"), value: say(engineWords[engine]) },
    clockRow(clock),
  ];
};

/** The service: whether it answers, and what it says of itself. */
export const serviceSection = ({ serviceUrl, health }: Pick<Facts, "serviceUrl" | "health">): Section => ({
  title: say("diagnosis_service"),
  rows: serviceUrl
    ? [{ label: say("diagnosis_address"), value: hostOf(serviceUrl) }, ...healthRows(health)]
    : [{ label: say("diagnosis_address"), value: say("diagnosis_not_set_up") }],
});
