import type { Store } from "../store/open-store.ts";
import { commandLine } from "../team/audit-entry.ts";
import { findDevicesByPrefix, shortIdLength } from "../team/list-members.ts";
import { typedName } from "../team/names.ts";
import { removeDevice, removeMember } from "../team/removal.ts";
import { enforceRemoval } from "./enforce-removal.ts";
import { CommandError, readOption, runCommand, UsageError } from "./run-command.ts";
import { plainText } from "./terminal-text.ts";

/** The device that an admin means, removed. */
const removeDeviceCalled = async (store: Store, word: string): Promise<string> => {
  const found = await findDevicesByPrefix(store, word);
  const [meant, ...others] = found;
  if (others.length > 0) {
    const list = found.map(({ id, name, label }) => `${id} (${name}, ${label})`).join(", ");
    throw new CommandError(`"${word}" may mean several devices: ${list}. Type more of the id.`);
  }
  const removed = meant && (await removeDevice(store, meant.id, commandLine, Date.now()));
  if (!removed) {
    throw new CommandError(
      `There is no device "${word}"; \`npm run members\` shows the ids, of which the first ${shortIdLength} characters are ` +
        "enough.",
    );
  }
  return `${removed.name}'s device ${removed.label} (${removed.id.slice(0, shortIdLength)})`;
};

const invitesText = (count: number): string => (count === 1 ? "One invite" : `${count} invites`);

await runCommand({
  usage: "npm run remove -- --member Ana, or npm run remove -- --device abcd1234",
  options: { member: { type: "string" }, device: { type: "string" } },
  read: ({ member, device }) => {
    if ((member === undefined) === (device === undefined)) {
      throw new UsageError("Say whom or what to remove, with either --member or --device.");
    }
    return { member: member === undefined ? undefined : readOption("--member", typedName, member), device };
  },
  run: async ({ member, device = "" }, place) => {
    const { store } = place;
    if (member === undefined)
      return enforceRemoval(plainText(await removeDeviceCalled(store, device)), place);
    const removed = await removeMember(store, member, commandLine, Date.now());
    if (!removed) {
      throw new CommandError(`There is no member "${member}"; \`npm run members\` shows who there is.`);
    }
    const { name, invites } = removed;
    const revoked =
      invites > 0 ? `${invitesText(invites)} for ${plainText(name ?? member)} can be used no more.` : "";
    if (name === undefined) return `${revoked} Nobody of that name had joined.`;
    const { signIn } = place.config;
    const account = signIn
      ? `Close their account at ${signIn.label} too: an account that has not been used here before makes somebody a member.`
      : "";
    return [await enforceRemoval(plainText(name), place), revoked, account].filter(Boolean).join("\n");
  },
});
