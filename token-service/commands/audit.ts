import { wholeNumber } from "../settings/whole-number.ts";
import { listAudit } from "../team/list-audit.ts";
import { readOption, runCommand } from "./run-command.ts";
import { textTable, utcTime } from "./terminal-text.ts";

await runCommand({
  usage: "npm run audit -- [--last 50]",
  options: { last: { type: "string", default: "50" } },
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
