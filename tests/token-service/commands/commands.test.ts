import path from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { enforceRemoval } from "../../../token-service/commands/enforce-removal.ts";
import { ago, textTable } from "../../../token-service/commands/terminal-text.ts";
import { readConfig } from "../../../token-service/settings/config.ts";
import { openStore } from "../../../token-service/store/open-store.ts";
import { findDevice } from "../../../token-service/team/device.ts";
import { listMembers } from "../../../token-service/team/list-members.ts";
import { redeemInvite } from "../../../token-service/team/redeem-invite.ts";
import { removeMember } from "../../../token-service/team/removal.ts";
import { createTeam } from "../../../token-service/team/team.ts";
import { watchTeam } from "../../../token-service/team/watch-team.ts";
import { admin, enrolled, grants, invite } from "../support/invited.ts";
import { newDevice } from "../support/new-device.ts";
import { quietLog } from "../support/quiet-log.ts";
import { spawnEntry } from "../support/spawn-entry.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { testStore } from "../support/test-store.ts";

// Node and tsx take seconds to start on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

/** A store, and a way to type commands at it. */
const place = async () => {
  const folder = await temporaryFolder();
  const url = `file:${path.join(folder, "pingroom.db")}`;
  const store = await openStore(url);
  onTestFinished(() => store.close());
  const env = { DATABASE_URL: url, PUBLIC_URL: "https://ping.example/team" };
  return {
    store,
    /** Types a command; what it acts on is the first line on standard error, and is looked at here. */
    type: async (command: string, ...args: string[]) => {
      const { code, result, problems } = await spawnEntry(`commands/${command}.ts`, folder, env, args);
      const acting = `Database: ${path.join(folder, "pingroom.db")} (DATABASE_URL from the environment). Service: https://ping.example/team (PUBLIC_URL from the environment).\n`;
      const acts = problems.startsWith(acting);
      return { code, acts, output: result, problems: acts ? problems.slice(acting.length) : problems };
    },
  };
};

/** A running service's part in a removal. */
const watch = (store: Awaited<ReturnType<typeof place>>["store"]) => {
  const engine = { enforce: async () => {}, present: async () => [] };
  onTestFinished(watchTeam({ team: createTeam(store), store, engine, log: quietLog, everyMs: 10 }));
};

const now = Date.now();

test("invite prints a link that lets one device in, with the rooms that were typed", async () => {
  const { store, type } = await place();
  const { code, output, problems } = await type(
    "invite",
    "--name",
    " Ana ",
    "--rooms",
    "ping-room,ops:subscribe",
    "--offline",
  );
  expect({ code, problems }).toEqual({ code: 0, problems: "" });
  const [, secret = ""] =
    /^https:\/\/ping\.example\/team\/join#([\w-]{22})\nFor Ana: good until /.exec(output) ?? [];
  expect(await redeemInvite(store, secret, await newDevice(), now)).toMatchObject({
    name: "Ana",
    grants: grants("ping-room,ops:subscribe"),
  });
  const { rows } = await store.execute("SELECT expires_at - created_at AS lifetime FROM invites");
  expect(rows).toEqual([{ lifetime: 86_400_000 }]);
  expect((await type("audit", "--last", "3")).output).not.toContain(secret);
});

test("invite says that it adds a browser when somebody of that name is in the team", async () => {
  const { store, type } = await place();
  await enrolled(store);
  expect((await type("invite", "--name", "ANA", "--offline")).output).toContain("ANA is a member already");
  expect((await type("invite", "--name", "Ben", "--offline")).output).not.toContain("is a member already");
});

test.each([
  ["invite", [], "--name"],
  ["invite", ["--name", ""], "--name must not be empty"],
  ["invite", ["--name", "Ana", "--expires", "31d"], "--expires must be at most 30d"],
  ["invite", ["--name", "Ana", "--expires", "soon"], "--expires must be a number and m, h or d"],
  ["invite", ["--name", "Ana", "--rooms", "ops:admin"], "--rooms: role must be both, publish or subscribe"],
  ["remove", ["--member", "Ana", "--device", "abcdefgh"], "one of --member, --device and --invite"],
  ["audit", ["--last", "0"], "--last must be a whole number"],
  ["grant", ["--rooms", "ops"], "--member"],
  ["grant", ["--member", "Ana"], "--rooms"],
  ["members", ["\u001b[2J"], "Unexpected argument '\\u{1b}[2J'"],
  ["invite", ["Ana"], "npm takes options for itself unless -- stands before them"],
  ["invite", ["--nmae", "Ana"], "There is no option --nmae: did you mean --name? Known are --name, --rooms,"],
  ["invites", ["-x"], "There is no option --x. Known are --help."],
])("%s %j is answered with a sentence, how to type it, and exit code 1", async (command, args, words) => {
  const { type } = await place();
  const { code, output, problems } = await type(command, ...args);
  expect({ code, output }).toEqual({ code: 1, output: "" });
  expect(problems).toMatch(new RegExp(`^[^\\n]+\\.\\nUsage: npm run ${command}[^\\n]*\\n$`));
  expect(problems).toContain(words);
});

test("a wrong setting is told in one sentence", async () => {
  const folder = await temporaryFolder();
  expect(await spawnEntry("commands/members.ts", folder, { DATABASE_URL: "nowhere" })).toMatchObject({
    code: 1,
    problems: expect.stringMatching(/^DATABASE_URL [^\n]+\.\n$/),
  });
});

test("members tells two members of an earlier version apart who look alike, and remove takes the one who is meant", async () => {
  const { store, type } = await place();
  const named = [
    ["11111111-2222", "Ana"],
    ["33333333-4444", "\u0410na"],
    ["55555555-6666", "Bo"],
  ] as const;
  for (const [id, name] of named)
    await store.execute({
      sql: "INSERT INTO members (id, name, name_key, created_at) VALUES (?, ?, ?, ?)",
      args: [id, name, name.toLowerCase(), now],
    });
  await store.execute("UPDATE service SET names_version = 0");
  const { output } = await type("members");
  expect(output).toMatch(/^Ana \[11111111\] /m);
  expect(output).toMatch(/^\u0410na \[33333333\] /m);
  expect(output).toMatch(/^Bo {2,}/m);
  watch(store);
  await type("remove", "--member", "\u0410na");
  expect((await listMembers(store)).map(({ name }) => name)).toEqual(["Ana", "Bo"]);
});

test("members shows who is in the team, and lets no label steer the terminal", async () => {
  const { store, type } = await place();
  const { device } = await enrolled(store, { grants: grants("ping-room,ops:publish") });
  await enrolled(store, { name: "Zoë" });
  const hostile = await newDevice("\u001b[31mred\u202e\nAna");
  const then = now - 3 * 3_600_000;
  await redeemInvite(store, await invite(store, { now: then }), hostile, then);
  const { code, output, problems } = await type("members");
  expect({ code, problems }).toEqual({
    code: 0,
    problems: "Who is online is unknown: the service does not answer.\n",
  });
  for (const steering of ["\u001b", "\u202e"]) expect(output).not.toContain(steering);
  const lines = output.trimEnd().split("\n");
  expect(lines).toHaveLength(4);
  expect(lines[0]).toMatch(/^MEMBER {2}ACCOUNT {2}ROOMS +DEVICE +ID +LAST SEEN +ONLINE$/);
  expect(lines[1]).toContain("\\u{1b}[31mred\\u{202e}\\u{a}Ana");
  expect(lines[1]).toMatch(/^Ana {5}invite {3}ping-room:both, ops:publish .* 3 hours ago {2}unknown$/);
  expect(lines[2]).toMatch(new RegExp(`^ +Chrome on Linux +${device.id.slice(0, 8)} +just now +unknown$`));
  expect(lines[3]).toMatch(/^Zoë {5}invite {3}ping-room:both +Chrome on Linux /);
});

test("grant gives a member other rooms, and says so in the audit", async () => {
  const { store, type } = await place();
  const { device } = await enrolled(store, { grants: grants("ping-room,ops") });
  const { code, output } = await type("grant", "--member", "ana", "--rooms", "ops:subscribe,news");
  expect({ code, output }).toEqual({
    code: 0,
    output: expect.stringContaining("Ana may enter ops:subscribe, news"),
  });
  expect(await findDevice(store, device.id)).toMatchObject({ grants: grants("ops:subscribe,news") });
  expect((await type("audit", "--last", "1")).output).toContain("grants.changed");
});

describe("remove", () => {
  test("removes a member, and says so once a running service has put her out", async () => {
    const { store, type } = await place();
    const { device } = await enrolled(store);
    await invite(store);
    watch(store);
    const { code, output, problems } = await type("remove", "--member", "ANA");
    expect({ code, problems }).toEqual({ code: 0, problems: "" });
    expect(output).toBe("Ana is removed, and out of every room.\nOne invite for Ana can be used no more.\n");
    expect(await findDevice(store, device.id)).toMatchObject({ removed: true });
  });

  test("removes one device alone", async () => {
    const { store, type } = await place();
    const { device } = await enrolled(store);
    const { device: other } = await enrolled(store);
    watch(store);
    const { output } = await type("remove", `--device=${device.id.slice(0, 8)}`);
    expect(output).toMatch(/^Ana's device Chrome on Linux \(.{8}\) is removed, and out of every room\.\n$/);
    expect(await findDevice(store, device.id)).toMatchObject({ removed: true });
    expect(await findDevice(store, other.id)).toMatchObject({ removed: false });
  });

  test("asks for more of an id that several devices begin with", async () => {
    const { store, type } = await place();
    for (const end of ["one", "two"]) {
      await redeemInvite(store, await invite(store), { ...(await newDevice()), id: `abcd1234-${end}` }, now);
    }
    const { code, problems } = await type("remove", "--device", "abcd1234");
    expect(code).toBe(1);
    expect(problems).toMatch(/^"abcd1234" may mean several devices: abcd1234-one .*abcd1234-two .*\.\n$/);
    expect(await listMembers(store)).toMatchObject([{ devices: [{}, {}] }]);
  });

  test.each([
    ["--member", "Ben", /^There is no member "Ben"; .*\.\n$/],
    ["--device", "abcdefgh", /^There is no device "abcdefgh"; .*\.\n$/],
  ])("says that there is nothing like %s %s", async (option, word, sentence) => {
    const { type } = await place();
    expect(await type("remove", option, word)).toMatchObject({
      code: 1,
      problems: expect.stringMatching(sentence),
    });
  });
});

describe("what remove says when no running service has put her out", () => {
  const removed = async () => {
    const { store } = await testStore();
    await enrolled(store);
    await removeMember(store, "Ana", admin, now);
    return { store, config: readConfig({}) };
  };

  test("of embedded rooms", async () => {
    expect(await enforceRemoval("Ana", await removed(), { waitMs: 0 })).toMatch(
      /^Ana is removed\. .*probably none runs on this store, and its next start refuses Ana\.$/,
    );
  });

  test("of Twilio, which did what this process asked of it", async () => {
    const sentence = await enforceRemoval("Ana", await removed(), {
      waitMs: 0,
      enforceNow: async () => true,
    });
    expect(sentence).toMatch(/^Ana is removed, and out of every room at Twilio\. .*access token/);
  });

  test("of Twilio, which did not", async () => {
    const enforceNow = async () => {
      throw new Error("wrong key");
    };
    await expect(enforceRemoval("Ana", await removed(), { waitMs: 0, enforceNow })).rejects.toThrow(
      /^Ana is removed, but perhaps still in a room: .*\(wrong key\).* Start the service/,
    );
  });
});

test("audit prints the last lines, oldest first", async () => {
  const { store, type } = await place();
  await enrolled(store, { name: "Zoë" });
  await enrolled(store);
  const { code, output } = await type("audit", "--last", "4");
  expect(code).toBe(0);
  const lines = output.trimEnd().split("\n");
  expect(lines.map((line) => line.split(/ {2,}/).slice(1, 5))).toEqual([
    ["WHO", "FROM", "WHAT", "WHOM"],
    ["Zoë", "device.enrolled", "Zoë", "Chrome on Linux"],
    ["admin", "command line", "invite.created", "Ana"],
    ["Ana", "invite.redeemed", "Ana"],
    ["Ana", "device.enrolled", "Ana", "Chrome on Linux"],
  ]);
  expect(lines[1]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ {2}Zoë/);
});

test.each([
  [0, "just now"],
  [-5_000, "just now"],
  [59_999, "just now"],
  [60_000, "1 minute ago"],
  [7_200_000, "2 hours ago"],
  [86_400_000 * 40, "40 days ago"],
])("%i ms later is %s", (ms, words) => {
  expect(ago(now, now + ms)).toBe(words);
});

test("a table's columns stay in line whatever letters are made of", () => {
  expect(
    textTable([
      ["A", "B"],
      ["Zoe\u0308", "x"],
      ["🦦", "y"],
    ]),
  ).toBe("A    B\nZoë  x\n🦦    y".replace("ë", "e\u0308"));
});
