import { expect, test } from "vitest";
import { freshCore } from "../support/fresh-core.ts";

const core = freshCore(async () => import("../../../extension/core/attention/attention.ts"));

test("two pages that change settings at the same moment keep each other's", async () => {
  const { changeSettings } = core.attention.commands;
  await Promise.all([changeSettings({ name: "Ana" }), changeSettings({ sound: false })]);
  expect(core.settings.get()).toMatchObject({ name: "Ana", sound: false });
});
