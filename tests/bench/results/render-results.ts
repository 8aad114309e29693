import { figure } from "./figure.ts";
import type { Finding } from "./finding.ts";
import { goalLine } from "./goal.ts";
import { renderTable } from "./table.ts";

const intro = `# Results

Written by \`npm run bench\`. Each figure that compares does so within one run on one machine; a run on another machine
gives other figures, and the ratios are what to look at. Lines that begin with “goal” are computed from the figures.`;

/** Above so much load per core before a run, others were using the machine. */
const idleLoad = 0.25;

const circumstances = ({ measured, outcome }: Finding): string => {
  const { at, cpu, cores, memoryGb, load, node, commit, isChanged } = measured;
  const versions = Object.entries({ Node: node, ...outcome.versions })
    .map(([name, version]) => `${name} ${version}`)
    .join(", ");
  const code =
    commit === undefined
      ? "code of no known commit"
      : `commit ${commit}${isChanged ? " with uncommitted changes" : ""}`;
  const busy =
    load > idleLoad * cores
      ? ` The machine was doing other work as well (load ${figure(load)} before the run): provisional.`
      : "";
  return `Measured ${at.slice(0, 16).replace("T", " ")} UTC, ${code}, on ${cores} cores of ${cpu}, ${figure(memoryGb)} GB; ${versions}.${busy}`;
};

const section = (finding: Finding): string => {
  const { notes, tables, goals } = finding.outcome;
  return [
    `## ${finding.title}`,
    goals.map((goal) => `- ${goalLine(goal)}`).join("\n"),
    ...tables.map(renderTable),
    ...notes,
    circumstances(finding),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
};

/** RESULTS.md, from what was found, be it in one run or in several. */
export const renderResults = (findings: readonly Finding[]): string =>
  `${[intro, ...findings.map(section)].join("\n\n")}\n`;
