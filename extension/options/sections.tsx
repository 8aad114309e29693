import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { say, type Word } from "../shared/words/say.ts";

/** The sections of the page in their order, by the ids that links lead to, and their headings. */
const sections = {
  account: "options_account",
  rooms: "rooms_title",
  notifications: "options_notifications",
  quiet: "quiet_title",
  connected: "cost_title",
  pings: "options_pings",
  about: "options_about",
} as const satisfies Record<string, Word>;

/** The id of a section. */
export type SectionId = keyof typeof sections;

/** The ids of all sections, from top to bottom. */
const sectionIds = Object.keys(sections) as SectionId[];

/** A part of the page under its heading. */
export const Section = ({ id, children }: { id: SectionId; children: ComponentChildren }) => (
  <section class="part" id={id} aria-labelledby={`${id}-heading`}>
    <h2 id={`${id}-heading`}>{say(sections[id])}</h2>
    {children}
  </section>
);

/** Where a section lies in the window, in pixels from its top. */
export interface SectionPlace {
  id: SectionId;
  top: number;
}

// A section that a link leads to comes to lie a little below the window's top.
const readingLine = 120;

/**
 * The section that somebody reads: the last one that has come up to the top of the window. At the end of the page the last ones
 * cannot come up so far; there it is the one that was asked for, or else the last.
 *
 * @param places from top to bottom
 * @param asked the section that the address names
 */
export const sectionRead = (
  places: readonly SectionPlace[],
  isAtEnd: boolean,
  asked: string,
): SectionId | undefined => {
  const passed = places.filter(({ top }) => top <= readingLine).at(-1) ?? places[0];
  if (!isAtEnd) return passed?.id;
  const wanted = places.find(({ id, top }) => id === asked && top >= 0);
  return (wanted ?? places.at(-1))?.id;
};

const look = (): SectionId | undefined => {
  const places = sectionIds.flatMap((id) => {
    const section = document.getElementById(id);
    return section ? [{ id, top: section.getBoundingClientRect().top }] : [];
  });
  const { scrollHeight } = document.documentElement;
  const isLong = scrollHeight > innerHeight + 1;
  const isAtEnd = isLong && scrollY + innerHeight >= scrollHeight - 2;
  return sectionRead(places, isAtEnd, location.hash.slice(1));
};

/** Links to the sections, of which the one that is read is marked. */
export const SectionLinks = () => {
  const current = useSignal<SectionId | undefined>(sectionIds[0]);
  useEffect(() => {
    // The browser went to the section of the address before there was any.
    if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
    const mark = () => {
      current.value = look();
    };
    mark();
    const events = ["scroll", "resize", "hashchange"] as const;
    for (const event of events) addEventListener(event, mark, { passive: true });
    return () => {
      for (const event of events) removeEventListener(event, mark);
    };
  }, [current]);
  return (
    <nav class="section-links" aria-label={say("options_sections")}>
      <ul>
        {sectionIds.map((id) => (
          <li key={id}>
            <a
              href={`#${id}`}
              data-label={say(sections[id])}
              aria-current={current.value === id ? "true" : undefined}
            >
              {say(sections[id])}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};
