import * as v from "valibot";

const measured = v.object({
  at: v.string(),
  cpu: v.string(),
  cores: v.number(),
  memoryGb: v.number(),
  load: v.number(),
  node: v.string(),
  commit: v.optional(v.string()),
  isChanged: v.boolean(),
});

// JSON has no NaN; JSON.stringify makes null of it.
const number = v.pipe(
  v.nullable(v.number()),
  v.transform((value) => value ?? Number.NaN),
);

const table = v.object({
  title: v.string(),
  columns: v.array(v.string()),
  rows: v.array(v.array(v.nullable(v.union([v.string(), v.number()])))),
});

const goal = v.object({
  what: v.string(),
  bound: v.picklist(["at least", "at most", "below"]),
  wanted: number,
  reached: number,
  unit: v.string(),
});

/** What a benchmark found in one run, as it is kept beside RESULTS.md. */
export const findingSchema = v.object({
  benchmark: v.string(),
  title: v.string(),
  measured,
  outcome: v.object({
    notes: v.array(v.string()),
    tables: v.array(table),
    goals: v.array(goal),
    versions: v.record(v.string(), v.string()),
  }),
});

/** See {@link findingSchema}. */
export type Finding = v.InferOutput<typeof findingSchema>;
