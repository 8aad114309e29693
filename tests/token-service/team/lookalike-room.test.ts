import { describe, expect, test } from "vitest";
import { guestEntry } from "../../../token-service/callers/room-entry.ts";
import { commandLine } from "../../../token-service/team/audit-entry.ts";
import { changeGrants } from "../../../token-service/team/change-grants.ts";
import { createInvite } from "../../../token-service/team/create-invite.ts";
import type { Grant } from "../../../token-service/team/grants.ts";
import { createTeam } from "../../../token-service/team/team.ts";
import { testStore } from "../support/test-store.ts";

const now = Date.now();
const granted = (...rooms: string[]): Grant[] => rooms.map((room) => ({ room, role: "both" }));

const withOps = async () => {
  const { store } = await testStore();
  await store.execute({
    sql: "INSERT INTO members (id, name, name_key, created_at) VALUES ('1', 'Ana', 'ana', ?)",
    args: [now],
  });
  await changeGrants(store, "Ana", granted("Ops"), commandLine, now);
  return store;
};

describe("a room that looks like one of the team's", () => {
  test.each(["ops", "OPS", "0ps", "\u041eps".replace("ps", "рѕ"), "Ops\u034f"])(
    "is granted to nobody: %s",
    async (room) => {
      const store = await withOps();
      const refused = { status: 409, body: { error: { code: "room_taken" } } };
      await expect(changeGrants(store, "Ana", granted(room), commandLine, now)).rejects.toMatchObject(
        refused,
      );
      const invite = { name: "Bo", grants: granted(room), lifetimeMs: 1_000, now, by: commandLine };
      await expect(createInvite(store, invite)).rejects.toMatchObject(refused);
    },
  );

  test("is not granted beside the other one in one list", async () => {
    const store = await withOps();
    const both = changeGrants(store, "Ana", granted("deploys", "Deploys"), commandLine, now);
    await expect(both).rejects.toMatchObject({ status: 409 });
  });

  test("is entered by no guest, and the one that is written so is", async () => {
    const team = createTeam(await withOps());
    await team.refresh();
    const enter = (room: string) =>
      guestEntry(
        { name: "Bo", room, role: undefined, probe: false, device: undefined, key: undefined },
        team,
        "secret",
      ).room;
    for (const room of ["ops", "Ping-Room"]) expect(() => enter(room)).toThrow("looks like it");
    for (const room of ["Ops", "ping-room", "lunch"]) expect(enter(room)).toBe(room);
  });
});
