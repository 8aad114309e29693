import { grantsText } from "../team/grants.ts";
import { type ListedMember, listMembers, type MemberDevice, shortIdLength } from "../team/list-members.ts";
import { nameKeys } from "../team/name-key.ts";
import { askPresence, isPresent } from "../team/presence.ts";
import { runCommand } from "./run-command.ts";
import { ago, textTable } from "./terminal-text.ts";

/** Of members who look alike, as earlier versions let in, the id tells who is who. */
const calledOf = (members: readonly ListedMember[]): ((member: ListedMember) => string) => {
  const counts = new Map<string, number>();
  for (const key of members.flatMap(({ name }) => [...new Set(nameKeys(name))]))
    counts.set(key, (counts.get(key) ?? 0) + 1);
  return ({ id, name }) =>
    nameKeys(name).some((key) => (counts.get(key) ?? 0) > 1)
      ? `${name} [${id.slice(0, shortIdLength)}]`
      : name;
};

const rowsOf = (
  { account, grants, devices }: ListedMember,
  called: string,
  onlineOf: (device: MemberDevice) => string,
  now: number,
): string[][] => {
  const cells = devices.map((device) => [
    device.label,
    device.id.slice(0, shortIdLength),
    ago(device.lastSeenAt, now),
    onlineOf(device),
  ]);
  const [first = ["none"], ...rest] = cells;
  return [[called, account, grantsText(grants), ...first], ...rest.map((row) => ["", "", "", ...row])];
};

await runCommand({
  about:
    "Shows who is in the team, how they came in, with which devices, and whether these are in a room now.",
  usage: "npm run members",
  examples: ["npm run members", "npm run members 2> /dev/null   # the table alone"],
  options: {},
  read: () => undefined,
  run: async (_asked, { store, tell }) => {
    const members = await listMembers(store);
    if (members.length === 0) {
      return "There are no members yet; `npm run invite -- --name Ana` makes a link for the first one.";
    }
    const present = await askPresence(store);
    if (!present) tell("Who is online is unknown: the service does not answer.");
    const onlineOf = (device: MemberDevice) => {
      if (!present) return "unknown";
      return isPresent(device, present) ? "yes" : "no";
    };
    const now = Date.now();
    const called = calledOf(members);
    return textTable([
      ["MEMBER", "ACCOUNT", "ROOMS", "DEVICE", "ID", "LAST SEEN", "ONLINE"],
      ...members.flatMap((member) => rowsOf(member, called(member), onlineOf, now)),
    ]);
  },
});
