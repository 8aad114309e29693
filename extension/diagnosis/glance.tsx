import { connectionSentence } from "../shared/connections.ts";
import { say } from "../shared/words/say.ts";
import type { Row } from "./card.tsx";
import type { Facts } from "./facts.ts";
import { listed } from "./formats.ts";
import { pathKind, stateTone } from "./room-section.ts";
import { clockRow } from "./service-section.ts";

const severity = ["bad", "busy", undefined, "good"];

const roomsRow = ({ connections }: Facts): Row => {
  const label = say("diagnosis_rooms");
  const [worst] = Object.values(connections).toSorted(
    (a, b) => severity.indexOf(stateTone(a)) - severity.indexOf(stateTone(b)),
  );
  if (!worst) return { label, value: say("diagnosis_not_set_up") };
  const tone = stateTone(worst);
  return { label, value: connectionSentence(worst), ...(tone && { tone }) };
};

const serviceRow = ({ serviceUrl, health }: Facts): Row => {
  const label = say("diagnosis_service");
  if (!serviceUrl) return { label, value: say("diagnosis_not_set_up") };
  if (health === undefined) return { label, value: say("diagnosis_asking"), tone: "busy" };
  if (typeof health === "string") return { label, value: say("diagnosis_no_answer"), tone: "bad" };
  return { label, value: say("diagnosis_answers_brief"), tone: "good" };
};

const pathsRow = ({ inspection }: Facts): Row => {
  const label = say("diagnosis_path");
  const chosen = (inspection?.rooms ?? []).flatMap(({ paths }) => paths.flatMap((path) => path.chosen ?? []));
  const kinds = [...new Set(chosen.map(pathKind))];
  if (kinds.length === 0) return { label, value: say("diagnosis_path_none") };
  return { label, value: listed(kinds.map((kind) => say(kind))), tone: "good" };
};

const clockAtGlance = ({ health }: Facts): Row =>
  clockRow(typeof health === "object" ? health.clock : undefined, "brief");

const notificationsRow = ({ about }: Facts): Row => {
  const label = say("diagnosis_notifications");
  if (!about) return { label, value: say("diagnosis_asking"), tone: "busy" };
  return about.notifications === "granted"
    ? { label, value: say("diagnosis_allowed"), tone: "good" }
    : { label, value: say("diagnosis_forbidden"), tone: "bad" };
};

/** What matters most, in a word each. */
const glance = (facts: Facts): Row[] =>
  [roomsRow, serviceRow, pathsRow, clockAtGlance, notificationsRow].map((row) => row(facts));

/** What matters most, side by side. */
export const GlanceTiles = ({ facts }: { facts: Facts }) => (
  <dl class="glance" aria-label={say("diagnosis_glance")}>
    {glance(facts).map(({ label, value, tone = "" }) => (
      <div key={label} class={tone}>
        <dt>{label}</dt>
        <dd>
          <span class={`dot ${tone}`} aria-hidden="true" />
          <span>{value}</span>
        </dd>
      </div>
    ))}
  </dl>
);
