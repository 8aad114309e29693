import type { ComponentChildren } from "preact";
import { say, type Word } from "../shared/words/say.ts";

/** The sections of the page in their order, by the ids that links lead to, and their headings. */
export const sections = {
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
export const sectionIds = Object.keys(sections) as SectionId[];

/** A part of the page under its heading. */
export const Section = ({ id, children }: { id: SectionId; children: ComponentChildren }) => (
  <section class="part" id={id} aria-labelledby={`${id}-heading`}>
    <h2 id={`${id}-heading`}>{say(sections[id])}</h2>
    {children}
  </section>
);
