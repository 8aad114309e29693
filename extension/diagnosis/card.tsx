import type { ComponentChildren } from "preact";
import type { Section } from "./row.ts";
import { Rows } from "./rows.tsx";

/** Facts that belong together, under their title. */
export const Card = ({
  section: { title, rows },
  class: name = "",
  children,
}: {
  section: Section;
  class?: string;
  children?: ComponentChildren;
}) => (
  <section class={`card ${name}`}>
    <h2>{title}</h2>
    <Rows rows={rows} />
    {children}
  </section>
);
