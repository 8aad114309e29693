import { expect, test } from "vitest";
import { freshCore } from "../support/fresh-core.ts";

const core = freshCore(() => import("../../../extension/core/connection/team-news.ts"));

const deviceOf = (letter: string, ending = "") => `Ana.maaaaaaaaa.${letter.repeat(22)}${ending}`;

test("a new device is noted once, in however many rooms and roles it is met, and the diagnosis tells each", async () => {
  for (const [identity, room] of [
    [deviceOf("a"), "ops"],
    [deviceOf("a", ".publish"), "lab"],
    [deviceOf("b"), "ops"],
  ] as const)
    await core.recordNewDevice({ identity, room });
  expect(core.newDevices.get()).toEqual([{ identity: deviceOf("b") }, { identity: deviceOf("a") }]);
  expect(core.timeline.get().map(({ what, room }) => [what, room])).toEqual([
    ["new-device", "ops"],
    ["new-device", "lab"],
    ["new-device", "ops"],
  ]);
});

test("no more are kept than somebody reads", async () => {
  for (const letter of "abcdefghijkl")
    await core.recordNewDevice({ identity: deviceOf(letter), room: "ops" });
  const noted = core.newDevices.get();
  expect(noted).toHaveLength(10);
  expect(noted[0]).toEqual({ identity: deviceOf("l") });
});
