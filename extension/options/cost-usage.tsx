import type { KnownEngine, Usage } from "../shared/connection-schema.ts";
import { language, say } from "../shared/words/say.ts";
import { timeOf } from "../shared/words/times.ts";

// The service counts by calendar months in UTC.
const monthOf = (at: number): string => new Date(at).toISOString().slice(0, 7);

/**
 * What is used up of the present month; undefined where the service has said nothing of it, or last in another month.
 *
 * @param now milliseconds since 1970
 */
export const usageOfMonth = ({ usage, toldAt }: KnownEngine, now: number): Usage | undefined =>
  monthOf(toldAt) === monthOf(now) ? usage : undefined;

// From here on the bar warns.
const scarce = 0.9;

const costSentence = (known: KnownEngine | undefined, usage: Usage | undefined): string => {
  if (!known) return say("cost_unknown");
  if (known.engine === "embedded") return say("cost_embedded");
  if (!usage) return say(known.usage ? "cost_month_unknown" : "cost_twilio");
  const number = new Intl.NumberFormat(language(), { maximumFractionDigits: 0 });
  const used = number.format(usage.participantMinutes);
  const told = timeOf(known.toldAt, Date.now());
  return usage.budget === null
    ? say("cost_used", used, told)
    : say("cost_used_of", used, number.format(usage.budget), told);
};

/** What the service's rooms cost, as far as it has said so. */
export const CostUsage = ({ known }: { known: KnownEngine | undefined }) => {
  const usage = known?.engine === "twilio" ? usageOfMonth(known, Date.now()) : undefined;
  const { participantMinutes = 0, budget = null } = usage ?? {};
  return (
    <div class="usage">
      <p id="usage">{costSentence(known, usage)}</p>
      {budget !== null && budget > 0 && (
        <progress
          class={participantMinutes >= budget * scarce ? "scarce" : ""}
          max={budget}
          value={Math.min(participantMinutes, budget)}
          aria-labelledby="usage"
        />
      )}
    </div>
  );
};
