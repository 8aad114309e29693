import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { noteConnection } from "../../extension/background/note-connection.ts";
import type { Connection } from "../../extension/shared/connection.ts";
import { knownTeammates } from "../../extension/shared/known-teammates.ts";
import { settings } from "../../extension/shared/settings.ts";
import { memoryStorage } from "./support/memory-storage.ts";

const connected = (room: string, ...participants: string[]): Connection => ({
  state: "connected",
  identity: "Ana.abcdefgh",
  room,
  participants,
  presences: [],
  provenAt: 0,
});

beforeEach(async () => {
  memoryStorage();
  await settings.update((now) => ({ ...now, room: "ops" }));
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test("people are remembered in the room that they are in, whatever the settings say by now", async () => {
  await noteConnection(connected("ping-room", "Bo.abcdefgh"));
  await noteConnection(connected("ops", "Cas.abcdefgh"));
  const known = await knownTeammates.get();
  expect(known.map(({ identity, room }) => [identity, room])).toEqual(
    expect.arrayContaining([
      ["Bo.abcdefgh", "ping-room"],
      ["Cas.abcdefgh", "ops"],
    ]),
  );
  expect(known).toHaveLength(2);
});
