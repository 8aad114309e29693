import { expect, test } from "vitest";
import { commandLine } from "../../../token-service/team/audit-entry.ts";
import { createInvite } from "../../../token-service/team/create-invite.ts";
import { nameKey } from "../../../token-service/team/name-key.ts";
import { removeMember } from "../../../token-service/team/removal.ts";
import { rekeyNames } from "../../../token-service/team/stored-name-key.ts";
import { testStore } from "../support/test-store.ts";

const now = Date.now();

/** A store as an earlier version left it, with two members who look alike. */
const oldStore = async () => {
  const { store } = await testStore();
  for (const [id, name] of [
    ["1", "Ana"],
    ["2", "\u0410na"],
  ] as const)
    await store.execute({
      sql: "INSERT INTO members (id, name, name_key, created_at) VALUES (?, ?, ?, ?)",
      args: [id, name, name.toLowerCase(), now],
    });
  await store.execute("UPDATE service SET names_version = 0");
  await rekeyNames(store);
  return store;
};

test("members of an earlier version who look alike now both stay", async () => {
  const store = await oldStore();
  const { rows } = await store.execute("SELECT name_key AS nameKey FROM members ORDER BY id");
  expect(rows.map((row) => row.nameKey)).toEqual([nameKey("Ana"), `${nameKey("Ana")}\n2`]);
});

test("each of them is removed by the exact spelling, and the other stays", async () => {
  const store = await oldStore();
  expect(await removeMember(store, "\u0410na", commandLine, now)).toMatchObject({ name: "\u0410na" });
  expect(await removeMember(store, "Ana", commandLine, now)).toMatchObject({ name: "Ana" });
});

test("each of them can be invited to one more browser", async () => {
  const store = await oldStore();
  for (const name of ["Ana", "\u0410na"]) {
    const invite = { name, grants: undefined, lifetimeMs: 1_000, now, by: commandLine };
    expect(await createInvite(store, invite)).toMatchObject({ isMember: true });
  }
});

test("a name that only looks like a member's is not invited as one more browser of theirs", async () => {
  const store = await oldStore();
  for (const name of ["ΑΝΑ", "Аnа", "\u0410na "]) {
    const invite = { name, grants: undefined, lifetimeMs: 1_000, now, by: commandLine };
    if (name.trim() === "\u0410na")
      expect(await createInvite(store, invite)).toMatchObject({ isMember: true });
    else await expect(createInvite(store, invite)).rejects.toMatchObject({ status: 409 });
  }
});
