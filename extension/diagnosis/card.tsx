import type { ComponentChildren } from "preact";
import type { Row, Section } from "./row.ts";

/** Facts, each with its name. */
export const Rows = ({ rows }: { rows: readonly Row[] }) => (
  <dl class="rows">
    {rows.map(({ label, value, tone }, n) => (
      // Two rows may say the same of two connections.
      <div key={`${n} ${label}`}>
        <dt>{label}</dt>
        <dd>
          {tone && <span class={`dot ${tone}`} aria-hidden="true" />}
          <span>{value}</span>
        </dd>
      </div>
    ))}
  </dl>
);

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
