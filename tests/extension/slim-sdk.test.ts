import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { slimSdk } from "../../extension/build/slim-sdk.ts";

const sdk = "node_modules/twilio-video";
const load = slimSdk().load as (id: string) => string | null;

const files = [
  path.resolve(sdk, "package.json"),
  ...readdirSync(`${sdk}/es5`, { recursive: true, encoding: "utf8" }).map((file) =>
    path.resolve(sdk, "es5", file),
  ),
];

test("what stands in for parts of the SDK was written for the version that is installed", () => {
  const { name, version } = JSON.parse(readFileSync(`${sdk}/package.json`, "utf8"));
  expect(JSON.parse(load(path.resolve(sdk, "package.json")) ?? "")).toEqual({ name, version });
});

test("each stand-in is for one file of the SDK, and for no other package's", () => {
  expect(files.filter((file) => load(file) !== null).map((file) => path.relative(sdk, file))).toEqual([
    "package.json",
    ...["index.js", "insights/monitorregistry.js", "insights/statsmonitor.js"].map((file) => `es5/${file}`),
    ...["util/insightspublisher/index.js", "webrtc/rtcpeerconnection/index.js"].map((file) => `es5/${file}`),
  ]);
  expect(load(path.resolve("node_modules/twilio/package.json"))).toBeNull();
  expect(load(path.resolve("node_modules/twilio-video/es5/insights/telemetry.js"))).toBeNull();
});

test("the extension imports nothing of the SDK that was left out", () => {
  const source = readFileSync("extension/offscreen/twilio-room.ts", "utf8");
  const [, imported = ""] = /import \{([^}]*)\} from "twilio-video"/.exec(source) ?? [];
  const values = imported
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "" && !word.startsWith("type "));
  const code = load(path.resolve(sdk, "es5/index.js")) ?? "";
  expect(values.sort()).toEqual([...code.matchAll(/exports\.(\w+) =/g)].map(([, name]) => name).sort());
});
