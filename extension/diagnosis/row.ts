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
