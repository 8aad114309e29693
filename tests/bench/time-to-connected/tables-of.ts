import { median } from "../results/percentile.ts";
import type { Cell, Table } from "../results/table.ts";
import type { Way } from "./measured-person.ts";
import type { Ending, Rejoin } from "./service-restart.ts";

/** What was measured with so many people in the room. */
export interface SizeSeen {
  people: number;
  fromBrowser: Way[];
  fromDocument: Way[];
  rejoins: Record<Ending, Rejoin[]>;
}

type Moment = Exclude<keyof Way, "others">;

const between = (ways: readonly Way[], one: Moment, other: Moment): number =>
  median(ways.map((way) => (way[other] ?? Number.NaN) - (way[one] ?? Number.NaN)));

const steps: readonly (readonly [heading: string, one: Moment, other: Moment])[] = [
  ["document loads", "documentAt", "loadedAt"],
  ["asks for a token", "loadedAt", "tokenAskedAt"],
  ["token", "tokenAskedAt", "tokenAt"],
  ["joins", "tokenAt", "connectedAt"],
];

const table = (
  title: string,
  seen: readonly SizeSeen[],
  ways: (size: SizeSeen) => readonly Way[],
  before: typeof steps,
): Table => ({
  title,
  columns: [
    "people",
    ...[...before, ...steps].map(([heading]) => heading),
    "Connected",
    "everybody proven",
    "slowest round",
  ],
  rows: seen.map((size) => {
    const some = ways(size);
    return [
      String(size.people),
      ...[...before, ...steps].map(([, one, other]) => between(some, one, other)),
      between(some, "from", "connectedAt"),
      between(some, "from", "provenAt"),
      Math.max(...some.map(({ from, provenAt }) => provenAt - from)),
    ];
  }),
});

const rejoinRows = (seen: readonly SizeSeen[]): Cell[][] =>
  seen.flatMap(({ people, rejoins }) =>
    (["killed", "stopped"] as const).map((ending): Cell[] => [
      `${people}, ${ending}`,
      ...(["downMs", "connectedMs", "allMs"] as const).map((figure) =>
        median(rejoins[ending].map((rejoin) => rejoin[figure])),
      ),
    ]),
  );

/** What each further person costs, between one size and the next. */
export const perPerson = (
  seen: readonly SizeSeen[],
  ways: (size: SizeSeen) => readonly Way[],
  until: Moment,
) =>
  seen.slice(1).map((size, n) => {
    const smaller = seen[n] as SizeSeen;
    const more = between(ways(size), "from", until) - between(ways(smaller), "from", until);
    return { from: smaller.people, to: size.people, ms: more / (size.people - smaller.people) };
  });

const slopeTable = (seen: readonly SizeSeen[]): Table => {
  const fromBrowser = ({ fromBrowser: ways }: SizeSeen) => ways;
  const fromDocument = ({ fromDocument: ways }: SizeSeen) => ways;
  const columns = [
    perPerson(seen, fromBrowser, "connectedAt"),
    perPerson(seen, fromBrowser, "provenAt"),
    perPerson(seen, fromDocument, "connectedAt"),
    perPerson(seen, fromDocument, "provenAt"),
  ];
  return {
    title: "Each further person, ms",
    columns: [
      "people",
      "browser to Connected",
      "browser to everybody proven",
      "document to Connected",
      "document to everybody proven",
    ],
    rows: (columns[0] ?? []).map(({ from, to }, n) => [
      `${from} to ${to}`,
      ...columns.map((column) => column[n]?.ms ?? null),
    ]),
  };
};

/** All tables of the benchmark. */
export const tablesOf = (seen: readonly SizeSeen[]): Table[] => [
  table("From the start of the browser, ms", seen, ({ fromBrowser }) => fromBrowser, [
    ["browser starts", "from", "workerAt"],
    ["worker opens the document", "workerAt", "documentAt"],
  ]),
  table(
    "From the call that opens the document, in a browser that runs, ms",
    seen,
    ({ fromDocument }) => fromDocument,
    [["worker opens the document", "from", "documentAt"]],
  ),
  slopeTable(seen),
  {
    title: "After a restart of the service, ms since it answers again",
    columns: ["people", "service was away", "Connected", "everybody connected"],
    rows: rejoinRows(seen),
  },
];
