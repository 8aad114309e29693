import * as v from "valibot";
import { isLoopback } from "../base/network-address.ts";
import { joinLink, publicAddress } from "../http/public-address.ts";
import { commandLine } from "../team/audit-entry.ts";
import { createInvite, inviteLifetime, usualLifetime } from "../team/create-invite.ts";
import { grantList } from "../team/grants.ts";
import { typedName } from "../team/names.ts";
import { UsageError } from "./command-error.ts";
import { requireService } from "./place.ts";
import { readOption } from "./read-options.ts";
import { runCommand } from "./run-command.ts";
import { plainText, utcTime } from "./terminal-text.ts";

await runCommand({
  about: "Makes a link that lets one browser in, once.",
  usage:
    "npm run invite -- --name Ana [--rooms ping-room,ops:subscribe,deploys:publish] [--expires 24h] [--offline]",
  examples: [
    "npm run invite -- --name Ana",
    "npm run invite -- --name Bo --rooms ping-room,ops:subscribe --expires 7d",
  ],
  options: {
    name: { type: "string", value: "NAME", about: "whom to invite; teammates see it" },
    rooms: {
      type: "string",
      value: "ROOMS",
      about: "what they may enter, each with :both, :publish or :subscribe; ping-room unless given",
    },
    expires: {
      type: "string",
      default: usualLifetime,
      value: "TIME",
      about: `how long it is good, such as 30m, 24h or 7d; ${usualLifetime} unless given`,
    },
    offline: {
      type: "boolean",
      default: false,
      about: "makes it although the service does not answer, such as before its first start",
    },
  },
  read: ({ name, rooms, expires, offline }) => {
    if (name === undefined) throw new UsageError("Say whom to invite, with --name.");
    return {
      name: readOption("--name", typedName, name),
      grants: readOption("--rooms", v.optional(grantList), rooms),
      lifetimeMs: readOption("--expires", inviteLifetime, expires),
      offline,
    };
  },
  makesStore: ({ offline }) => offline,
  run: async ({ offline, ...asked }, { config, store, tell }) => {
    const { publicUrl } = config;
    const warning = offline ? undefined : await requireService(config, store);
    if (warning) tell(warning);
    const made = await createInvite(store, { ...asked, now: Date.now(), by: commandLine });
    const { secret, id, expiresAt, isMember } = made;
    if (isLoopback(publicUrl.hostname)) {
      tell(
        `This link works on this machine alone: ${publicAddress(publicUrl)} means each machine itself. Set PUBLIC_URL to the address that others use.`,
      );
    }
    const whom = plainText(asked.name);
    const known = `\n${whom} is a member already, and this adds a browser of theirs; somebody else needs another name.`;
    return (
      `${joinLink(publicUrl, secret)}\n` +
      `For ${whom}: good until ${utcTime(expiresAt)}, for one browser; its id is ${id}. It is shown this once; send it to nobody else.${isMember ? known : ""}`
    );
  },
});
