import { commandLine } from "../team/audit-entry.ts";
import { shortIdLength } from "../team/list-members.ts";
import { typedName } from "../team/names.ts";
import { type Meant, removeMeant } from "../team/remove-meant.ts";
import { UsageError } from "./command-error.ts";
import { enforceRemoval } from "./enforce-removal.ts";
import { readOption } from "./read-options.ts";
import { runCommand } from "./run-command.ts";
import { plainText } from "./terminal-text.ts";

const invitesText = (count: number): string => (count === 1 ? "One invite" : `${count} invites`);

await runCommand({
  about: "Removes a member with all devices and open invites, or one device, or takes back one invite.",
  usage: "npm run remove -- --member Ana, or --device abcd1234, or --invite 0123456789",
  examples: [
    "npm run remove -- --member Ana",
    "npm run remove -- --device=abcd1234     # `npm run members` shows the ids",
    "npm run remove -- --invite 0123456789   # `npm run invites` shows the ids",
  ],
  options: {
    member: { type: "string", value: "NAME", about: "a member" },
    device: {
      type: "string",
      value: "ID",
      about: `a device; the first ${shortIdLength} characters of its id are enough`,
    },
    invite: { type: "string", value: "ID", about: "an invite that nobody has used" },
  },
  read: ({ member, device, invite }): Meant => {
    const [meant, ...others] = [
      member !== undefined && { member: readOption("--member", typedName, member) },
      device !== undefined && { device },
      invite !== undefined && { invite },
    ].filter((each) => each !== false);
    if (meant && others.length === 0) return meant;
    throw new UsageError("Say whom or what to remove, with one of --member, --device and --invite.");
  },
  run: async (meant, place) => {
    const { name, isMember, device, invites } = await removeMeant(
      place.store,
      meant,
      commandLine,
      Date.now(),
    );
    const whom = plainText(name);
    if (device) {
      const label = plainText(device.label);
      return enforceRemoval(`${whom}'s device ${label} (${device.id.slice(0, shortIdLength)})`, place);
    }
    const revoked = invites > 0 ? `${invitesText(invites)} for ${whom} can be used no more.` : "";
    if ("invite" in meant) return revoked;
    if (!isMember) return `${revoked} Nobody of that name had joined.`;
    const { signIn } = place.config;
    const account = signIn
      ? `Close their account at ${signIn.label} too: an account that has not been used here before makes somebody a member.`
      : "";
    return [await enforceRemoval(whom, place), revoked, account].filter(Boolean).join("\n");
  },
});
