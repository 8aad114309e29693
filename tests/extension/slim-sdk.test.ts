import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { describe, expect, test, vi } from "vitest";
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
    "es5/signaling/v2/iceconnectionmonitor.js",
    ...["util/insightspublisher/index.js", "webrtc/rtcpeerconnection/index.js"].map((file) => `es5/${file}`),
  ]);
  expect(load(path.resolve("node_modules/twilio/package.json"))).toBeNull();
  expect(load(path.resolve("node_modules/twilio-video/es5/insights/telemetry.js"))).toBeNull();
});

test("the extension imports nothing of the SDK that was left out", () => {
  const source = readFileSync("extension/core/rooms/twilio-room.ts", "utf8");
  const [, imported = ""] = /import \{([^}]*)\} from "twilio-video"/.exec(source) ?? [];
  const values = imported
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "" && !word.startsWith("type "));
  const code = load(path.resolve(sdk, "es5/index.js")) ?? "";
  expect(values.sort()).toEqual([...code.matchAll(/exports\.(\w+) =/g)].map(([, name]) => name).sort());
});

describe("what tells the SDK that a path has fallen silent", () => {
  // The SDK's own kind, which its connections are made of; it takes nothing but functions.
  interface Target {
    dispatchEvent(event: { type: string }): void;
  }
  const SdkEventTarget: new () => Target = createRequire(import.meta.url)("twilio-video/es5/eventtarget.js");
  class Connection extends SdkEventTarget {
    iceConnectionState = "connected";
    becomes(state: string) {
      this.iceConnectionState = state;
      this.dispatchEvent({ type: "iceconnectionstatechange" });
    }
  }
  type Monitor = new (connection: Connection) => { start(onSilent: () => void): void; stop(): void };

  const watched = () => {
    const sdkModule: { exports?: Monitor } = {};
    const code = load(path.resolve(sdk, "es5/signaling/v2/iceconnectionmonitor.js")) ?? "";
    new Function("module", code)(sdkModule);
    const connection = new Connection();
    const monitor = new (sdkModule.exports as Monitor)(connection);
    const onSilent = vi.fn();
    return { connection, monitor, onSilent };
  };

  test("tells it once the connection is disconnected, and of no other state", () => {
    const { connection, monitor, onSilent } = watched();
    monitor.start(onSilent);
    connection.becomes("completed");
    expect(onSilent).not.toHaveBeenCalled();
    connection.becomes("disconnected");
    expect(onSilent).toHaveBeenCalledOnce();
  });

  test("tells nothing before it is started and after it is stopped, and once though it is started twice", () => {
    const { connection, monitor, onSilent } = watched();
    connection.becomes("disconnected");
    monitor.stop();
    monitor.start(onSilent);
    monitor.start(onSilent);
    connection.becomes("disconnected");
    expect(onSilent).toHaveBeenCalledOnce();
    monitor.stop();
    connection.becomes("disconnected");
    expect(onSilent).toHaveBeenCalledOnce();
  });
});
