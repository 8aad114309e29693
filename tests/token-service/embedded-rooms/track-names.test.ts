import { expect, it } from "vitest";
import { dataTrack, joinAs } from "./support/signaling-client.ts";
import { withService } from "./support/with-service.ts";

const named = (id: string, name: unknown) => ({ ...dataTrack(id), name });

/** Publishes tracks beside one that is published, and tells what became of each. */
const publish = async (...tracks: object[]) => {
  const { url, rooms } = await withService();
  const ana = await joinAs(url, "ana");
  const ben = await joinAs(url, "ben");
  await ana.take("update");
  ben.update([], { revision: 3, tracks: [dataTrack("ben-track"), ...tracks] });
  const { published } = await ben.take("update");
  expect(rooms.census().participants).toBe(2);
  return Object.fromEntries(
    published?.tracks.map((track) => [track.id, "error" in track ? track.error.code : track.state]) ?? [],
  );
};

it.each([
  ["letters", "x".repeat(129)],
  ["letters, ten times over", "x".repeat(1280)],
  ["emoji", "🏓".repeat(129)],
])("fails a track with a name of over 128 %s with 53302, and no other", async (_, name) => {
  expect(await publish(named("long", name), named("fine", "fine"))).toEqual({
    "ben-track": "ready",
    fine: "ready",
    long: 53302,
  });
});

it.each(["x", "🏓", "👩‍💻"])("publishes a track whose name is 128 times %s", async (character) => {
  expect(await publish(named("long", character.repeat(128)))).toMatchObject({ long: "ready" });
});

it.each(["", 5, null, {}])("fails a track that is named %j with 53301", async (name) => {
  expect(await publish(named("odd", name))).toEqual({ "ben-track": "ready", odd: 53301 });
});

it("fails a track that is named like an earlier one with 53304, and keeps the earlier", async () => {
  expect(await publish(named("again", "ben-track"), named("one", "same"), named("two", "same"))).toEqual({
    "ben-track": "ready",
    again: 53304,
    one: "ready",
    two: 53304,
  });
});

it("says of the name first what is wrong with it, of tracks with media too", async () => {
  const audio = (id: string, name: string) => ({ ...named(id, name), kind: "audio" });
  expect(await publish(audio("long", "x".repeat(129)), audio("one", "same"), audio("two", "same"))).toEqual({
    "ben-track": "ready",
    long: 53302,
    one: 53300,
    two: 53304,
  });
});

it("publishes a track again under a name that was freed", async () => {
  const { url } = await withService();
  const ben = await joinAs(url, "ben");
  ben.update([], { revision: 3, tracks: [named("other", "ben-track")] });
  expect((await ben.take("update")).published?.tracks).toMatchObject([{ id: "other", state: "ready" }]);
});

it("refuses the surplus of 65 and more tracks, and not the join", async () => {
  const { url, rooms } = await withService();
  const ana = await joinAs(url, "ana");
  const tracks = Array.from({ length: 500 }, (_, n) => `track ${n}`);
  const ben = await joinAs(url, "ben", "room", { tracks });
  const outcomes = ben.connected.published.tracks.map((track) => ("error" in track ? track.error.code : 0));
  expect(outcomes).toEqual([0, 0, 0, 0, ...Array(496).fill(53203)]);
  expect((await ana.take("update")).participants?.[0]?.tracks).toHaveLength(4);
  expect(rooms.census().participants).toBe(2);
});
