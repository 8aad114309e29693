import { hostOf } from "../shared/service-address.ts";
import { say, type Word } from "../shared/words/say.ts";
import { clockRow } from "./clock-row.ts";
import type { Facts } from "./facts.ts";
import type { Row, Section } from "./row.ts";
import { briefly } from "./span.ts";

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
