import { grantsText } from "../team/grants.ts";
import { listInvites } from "../team/list-invites.ts";
import { runCommand } from "./run-command.ts";
import { textTable, utcTime } from "./terminal-text.ts";

await runCommand({
  about: "Lists the invites that nobody has used and that are still good.",
  usage: "npm run invites",
  examples: ["npm run invites", "npm run remove -- --invite 0123456789   # takes one back, by its id"],
  options: {},
  read: () => undefined,
  run: async (_asked, { store }) => {
    const invites = await listInvites(store, Date.now());
    if (invites.length === 0) return "There are no open invites.";
    return textTable([
      ["FOR", "ROOMS", "EXPIRES", "ID"],
      ...invites.map(({ id, name, grants, expiresAt }) => [
        name,
        grants ? grantsText(grants) : "as usual",
        utcTime(expiresAt),
        id,
      ]),
    ]);
  },
});
