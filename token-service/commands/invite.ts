import * as v from "valibot";
import { joinLink } from "../http/public-address.ts";
import { commandLine } from "../team/audit-entry.ts";
import { createInvite, inviteLifetime, usualLifetime } from "../team/create-invite.ts";
import { grantList } from "../team/grants.ts";
import { typedName } from "../team/names.ts";
import { readOption, runCommand, UsageError } from "./run-command.ts";
import { plainText, utcTime } from "./terminal-text.ts";

await runCommand({
  usage: "npm run invite -- --name Ana [--rooms ping-room,ops:subscribe,deploys:publish] [--expires 24h]",
  options: {
    name: { type: "string" },
    rooms: { type: "string" },
    expires: { type: "string", default: usualLifetime },
  },
  read: ({ name, rooms, expires }) => {
    if (name === undefined) throw new UsageError("Say whom to invite, with --name.");
    return {
      name: readOption("--name", typedName, name),
      grants: readOption("--rooms", v.optional(grantList), rooms),
      lifetimeMs: readOption("--expires", inviteLifetime, expires),
    };
  },
  run: async (asked, { config, store }) => {
    const made = await createInvite(store, { ...asked, now: Date.now(), by: commandLine });
    const { secret, expiresAt, isMember } = made;
    const whom = plainText(asked.name);
    const known = `\n${whom} is a member already, and this adds a browser of theirs; somebody else needs another name.`;
    return (
      `${joinLink(config.publicUrl, secret)}\n` +
      `For ${whom}: good until ${utcTime(expiresAt)}, for one browser. It is shown this once; send it to nobody else.${isMember ? known : ""}`
    );
  },
});
