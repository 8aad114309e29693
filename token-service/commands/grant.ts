import { commandLine } from "../team/audit-entry.ts";
import { changeGrants } from "../team/change-grants.ts";
import { grantList, grantsText } from "../team/grants.ts";
import { typedName } from "../team/names.ts";
import { CommandError, readOption, runCommand, UsageError } from "./run-command.ts";
import { plainText } from "./terminal-text.ts";

await runCommand({
  usage: "npm run grant -- --member Ana --rooms ping-room,ops:subscribe",
  options: { member: { type: "string" }, rooms: { type: "string" } },
  read: ({ member, rooms }) => {
    if (member === undefined) throw new UsageError("Say whose rooms to change, with --member.");
    if (rooms === undefined)
      throw new UsageError("Say which rooms they may enter from now on, with --rooms.");
    return {
      member: readOption("--member", typedName, member),
      grants: readOption("--rooms", grantList, rooms),
    };
  },
  run: async ({ member, grants }, { store }) => {
    const name = await changeGrants(store, member, grants, commandLine, Date.now());
    if (name === undefined) {
      throw new CommandError(`There is no member "${member}"; \`npm run members\` shows who there is.`);
    }
    return (
      `${plainText(name)} may enter ${grantsText(grants)} from now on, and nothing else. A running service puts them out of ` +
      "rooms that this takes from them, and lets them back in with a new role, within seconds."
    );
  },
});
