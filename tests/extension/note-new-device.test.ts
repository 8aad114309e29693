import { expect, test, vi } from "vitest";
import { noteNewDevice } from "../../extension/core/connection/note-new-device.ts";
import { newDevices, timeline } from "../../extension/core/store/values.ts";

import { freshBackground } from "./support/fresh-background.ts";

vi.mock("../../extension/shared/browser.ts", () => import("./support/fake-browser.ts"));

freshBackground();

const deviceOf = (letter: string, ending = "") => `Ana.maaaaaaaaa.${letter.repeat(22)}${ending}`;

test("a new device is noted once, in however many rooms and roles it is met, and the diagnosis tells each", async () => {
  for (const [identity, room] of [
    [deviceOf("a"), "ops"],
    [deviceOf("a", ".publish"), "lab"],
    [deviceOf("b"), "ops"],
  ] as const)
    await noteNewDevice({ identity, room });
  expect(await newDevices.get()).toEqual([{ identity: deviceOf("b") }, { identity: deviceOf("a") }]);
  expect((await timeline.get()).map(({ what, room }) => [what, room])).toEqual([
    ["new-device", "ops"],
    ["new-device", "lab"],
    ["new-device", "ops"],
  ]);
});

test("no more are kept than somebody reads", async () => {
  for (const letter of "abcdefghijkl") await noteNewDevice({ identity: deviceOf(letter), room: "ops" });
  const noted = await newDevices.get();
  expect(noted).toHaveLength(10);
  expect(noted[0]).toEqual({ identity: deviceOf("l") });
});
