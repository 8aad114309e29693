import type { ComponentChildren } from "preact";

/** How good something is: green, yellow, red. */
export type Tone = "good" | "busy" | "bad";

/** One fact, in words. */
export interface Row {
  label: string;
  value: string;
  tone?: Tone;
}

/** Facts that belong together; the page shows them, and the report has the same ones. */
export interface Section {
  title: string;
  rows: Row[];
}

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
