import { wholeNumber } from "../settings/whole-number.ts";
import { listAudit } from "../team/list-audit.ts";
import { readOption } from "./read-options.ts";
import { runCommand } from "./run-command.ts";
import { textTable, utcTime } from "./terminal-text.ts";

await runCommand({
  about: "Shows who did what, oldest first.",
  usage: "npm run audit -- [--last 50]",
  examples: ["npm run audit", "npm run audit -- --last 500"],
  options: { last: { type: "string", default: "50", value: "N", about: "how many lines; 50 unless given" } },
  read: ({ last }) => readOption("--last", wholeNumber(1, 1_000_000), last),
  run: async (last, { store }) => {
    const rows = await listAudit(store, last);
    if (rows.length === 0) return "Nothing has happened yet.";
    return textTable([
      ["TIME", "WHO", "FROM", "WHAT", "WHOM", "DETAIL"],
      ...rows.map(({ at, actor, address, action, subject, detail }) => [
        utcTime(at),
        actor,
        address,
        action,
        subject,
        detail,
      ]),
    ]);
  },
});
