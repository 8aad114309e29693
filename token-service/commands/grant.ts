import { commandLine } from "../team/audit-entry.ts";
import { changeGrants } from "../team/change-grants.ts";
import { grantList, grantsText } from "../team/grants.ts";
import { typedName } from "../team/names.ts";
import { UsageError } from "./command-error.ts";
import { readOption } from "./read-options.ts";
import { runCommand } from "./run-command.ts";
import { plainText } from "./terminal-text.ts";

await runCommand({
  about: "Gives a member other rooms and roles, in the place of those that they have.",
  usage: "npm run grant -- --member Ana --rooms ping-room,ops:subscribe",
  examples: ["npm run grant -- --member Ana --rooms ping-room,ops:subscribe,deploys:publish"],
  options: {
    member: { type: "string", value: "NAME", about: "whose rooms to change" },
    rooms: {
      type: "string",
      value: "ROOMS",
      about: "all that they may enter from now on, each with :both, :publish or :subscribe",
    },
  },
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
    return (
      `${plainText(name)} may enter ${grantsText(grants)} from now on, and nothing else. A running service puts them out of ` +
      "rooms that this takes from them, and lets them back in with a new role, within seconds."
    );
  },
});
