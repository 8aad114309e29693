import { say } from "../shared/words/say.ts";
import type { Facts } from "./facts.ts";
import { glance } from "./glance.ts";

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
