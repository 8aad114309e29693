import { Day } from "./day.tsx";
import type { Section } from "./sections-of.ts";
import { startOfDay } from "./start-of-day.ts";
import { Steady } from "./steady.tsx";
import type { Surroundings } from "./surroundings.ts";

/** The history under its headings, each with a list. */
export const HistoryList = ({
  sections,
  heading,
  around,
}: {
  sections: readonly Section[];
  /** The headings' level, one below that of the page or part around them. */
  heading: "h2" | "h3";
  around: Surroundings;
}) => {
  const { exchange, called, here, roleIn, showsRooms, answer, actions } = around;
  const grounds = [startOfDay(Date.now()), exchange, called, here, roleIn, showsRooms, answer, actions];
  return (
    <>
      {sections.map((section) => (
        <Steady
          key={section.of}
          on={[...grounds, ...section.entries.map(({ ping }) => ping)]}
          draw={() => <Day section={section} heading={heading} around={around} />}
        />
      ))}
    </>
  );
};
