import { say } from "../words/say.ts";
import { dayName } from "./day-name.ts";
import { ReceivedEntry } from "./received-entry.tsx";
import type { Section } from "./sections-of.ts";
import { SentEntry } from "./sent-entry.tsx";
import type { Surroundings } from "./surroundings.ts";

/** The history under its headings, each with a list. */
export const HistoryList = ({
  sections,
  heading: Heading,
  around,
}: {
  sections: readonly Section[];
  /** The headings' level, one below that of the page or part around them. */
  heading: "h2" | "h3";
  around: Surroundings;
}) => (
  <>
    {sections.map(({ of, entries }) => (
      <div key={of} class="day">
        <Heading id={`day-${of}`}>{of === "new" ? say("history_new") : dayName(of, Date.now())}</Heading>
        <ul aria-labelledby={`day-${of}`}>
          {entries.map((entry) => {
            const actions = around.actions?.(entry);
            const isNew = of === "new";
            return entry.kind === "sent" ? (
              <SentEntry
                key={entry.key}
                ping={entry.ping}
                dayIsSaid={!isNew}
                around={around}
                actions={actions}
              />
            ) : (
              <ReceivedEntry
                key={entry.key}
                ping={entry.ping}
                isNew={isNew}
                around={around}
                actions={actions}
              />
            );
          })}
        </ul>
      </div>
    ))}
  </>
);
