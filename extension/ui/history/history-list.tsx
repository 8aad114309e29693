import { signal } from "@preact/signals";
import { Component, type ComponentChildren } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { say } from "../../shared/words/say.ts";
import { dateFormat, startOfDay } from "../../shared/words/times.ts";
import type { Surroundings } from "./entry.tsx";
import type { HistoryEntry, Section } from "./history-entries.ts";
import { ReceivedEntry } from "./received-entry.tsx";
import { SentEntry } from "./sent-entry.tsx";

const day = { weekday: "long", day: "numeric", month: "long" } as const;
const dayOfYear = { ...day, year: "numeric" } as const;

/**
 * What a person calls a day: today, yesterday, else its weekday and date.
 *
 * @param at any moment of it, milliseconds since 1970
 * @param now milliseconds since 1970
 */
export const dayName = (at: number, now: number): string => {
  const start = startOfDay(at);
  if (start === startOfDay(now)) return say("history_today");
  if (start === startOfDay(now, 1)) return say("history_yesterday");
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return dateFormat(isThisYear ? day : dayOfYear).format(at);
};

interface Props {
  /** All that it depends on. */
  on: readonly unknown[];
  draw(): ComponentChildren;
}

/** Part of a page that is drawn anew only when something has changed on which it depends: one of a thousand in a list. */
class Steady extends Component<Props> {
  override shouldComponentUpdate({ on }: Props): boolean {
    const before = this.props.on;
    return on.length !== before.length || on.some((value, at) => value !== before[at]);
  }

  override render({ draw }: Props): ComponentChildren {
    return draw();
  }
}

const drawn = (entry: HistoryEntry, isNew: boolean, around: Surroundings) => {
  const actions = around.actions?.(entry);
  return entry.kind === "sent" ? (
    <SentEntry ping={entry.ping} dayIsSaid={!isNew} around={around} actions={actions} />
  ) : (
    <ReceivedEntry ping={entry.ping} isNew={isNew} around={around} actions={actions} />
  );
};

/** All that the looks of an entry depend on. */
const groundsOf = (entry: HistoryEntry, isNew: boolean, around: Surroundings): unknown[] => {
  const { exchange, here, roleIn, showsRooms, answer, actions } = around;
  const { kind, ping } = entry;
  const related =
    kind === "sent"
      ? [exchange.ownQuestion(ping), here(ping.room)]
      : [exchange.question(ping), exchange.ownAnswer(ping)];
  const today = startOfDay(Date.now());
  return [ping, isNew, today, roleIn(ping.room), showsRooms, answer, actions, ...related];
};

/** The pings of one day, or what is new, under a heading. */
const Day = ({
  section: { of, entries },
  heading: Heading,
  around,
}: {
  section: Section;
  heading: "h2" | "h3";
  around: Surroundings;
}) => {
  const isNew = of === "new";
  return (
    <div class="day">
      <Heading id={`day-${of}`}>{isNew ? say("history_new") : dayName(of, Date.now())}</Heading>
      <ul aria-labelledby={`day-${of}`}>
        {entries.map((entry) => (
          <Steady
            key={entry.key}
            on={groundsOf(entry, isNew, around)}
            draw={() => drawn(entry, isNew, around)}
          />
        ))}
      </ul>
    </div>
  );
};

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

// However busy the page is, the list goes on growing.
const patienceMs = 200;

/**
 * How much of a long list to show, so that its first part is there at once and no part of it holds up whoever types or
 * scrolls: it grows step by step, whenever there is nothing else to do, until all is shown.
 *
 * @param total how long the list is
 * @param step how much is shown at first, and comes with each step
 * @param of what is listed: it begins anew with another list
 */
export const useSteps = (total: number, step: number, of = ""): number => {
  const shown = useMemo(() => signal(step), [of, step]);
  const isPart = shown.value < total;
  useEffect(() => {
    if (!isPart) return;
    const grow = () => {
      shown.value += step;
    };
    const waiting = requestIdleCallback(grow, { timeout: patienceMs });
    return () => cancelIdleCallback(waiting);
  }, [shown.value, isPart, shown, step]);
  return Math.min(shown.value, total);
};
