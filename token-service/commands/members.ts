import { grantsText } from "../team/grants.ts";
import { type ListedMember, listMembers, shortIdLength } from "../team/list-members.ts";
import { nameKeys } from "../team/name-key.ts";
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

const rowsOf = ({ grants, devices }: ListedMember, called: string, now: number): string[][] => {
  const cells = devices.map(({ id, label, lastSeenAt }) => [
    label,
    id.slice(0, shortIdLength),
    ago(lastSeenAt, now),
  ]);
  const [first = ["none"], ...rest] = cells;
  return [[called, grantsText(grants), ...first], ...rest.map((row) => ["", "", ...row])];
};

await runCommand({
  usage: "npm run members",
  options: {},
  read: () => undefined,
  run: async (_asked, { store }) => {
    const members = await listMembers(store);
    if (members.length === 0) {
      return "There are no members yet; `npm run invite -- --name Ana` makes a link for the first one.";
    }
    const now = Date.now();
    const called = calledOf(members);
    return textTable([
      ["MEMBER", "ROOMS", "DEVICE", "ID", "LAST SEEN"],
      ...members.flatMap((member) => rowsOf(member, called(member), now)),
    ]);
  },
});
