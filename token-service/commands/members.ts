import { shortIdLength } from "../team/devices-called.ts";
import { grantsText } from "../team/grants-text.ts";
import { type ListedMember, listMembers } from "../team/list-members.ts";
import { runCommand } from "./run-command.ts";
import { textTable } from "./text-table.ts";
import { ago } from "./time-words.ts";

const rowsOf = ({ name, grants, devices }: ListedMember, now: number): string[][] => {
  const cells = devices.map(({ id, suffix, label, lastSeenAt }) => [
    label,
    id.slice(0, shortIdLength),
    suffix,
    ago(lastSeenAt, now),
  ]);
  const [first = ["none"], ...rest] = cells;
  return [[name, grantsText(grants), ...first], ...rest.map((row) => ["", "", ...row])];
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
    return textTable([
      ["MEMBER", "ROOMS", "DEVICE", "ID", "SUFFIX", "LAST SEEN"],
      ...members.flatMap((member) => rowsOf(member, now)),
    ]);
  },
});
