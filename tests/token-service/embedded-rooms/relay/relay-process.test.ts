import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { pino } from "pino";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { startRelay } from "../../../../token-service/embedded-rooms/relay/relay.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { freeUdpPort, holdUdpPort } from "../../support/udp-ports.ts";
import { closeDataPeers } from "../support/data-peer.ts";
import { relayPid, startLocalRelay } from "../support/local-relay.ts";
import { connectLine } from "../support/relay-line.ts";
import { spawnService } from "../support/spawn-service.ts";

afterEach(closeDataPeers);

const withRelay = async (logLines: string[] = []) => {
  const relay = await startLocalRelay(logLines);
  onTestFinished(() => relay.close());
  return relay;
};

it("is started again when its process ends, and tells that it knows of no connection any more", async () => {
  const logLines: string[] = [];
  const relay = await withRelay(logLines);
  const restarted = vi.fn();
  relay.listen({ told: () => {}, restarted });
  const first = (await relay.pid()) ?? 0;
  process.kill(first, "SIGKILL");
  await expect.poll(() => restarted.mock.calls.length, { timeout: 10_000 }).toBe(1);
  expect(relay.isUp()).toBe(true);
  expect(await relay.pid()).not.toBe(first);
  expect(logLines.join()).toContain("it is started again");
  const ana = await connectLine(relay, "ana", { publishes: ["anas"] });
  const ben = await connectLine(relay, "ben", { hears: ["anas"] });
  ana.say("anas", "back");
  await ben.untilHeard("anas", "back");
});

it("is not started again once it was closed", async () => {
  const relay = await startLocalRelay();
  process.kill((await relay.pid()) ?? 0, "SIGKILL");
  await expect.poll(relay.isUp).toBe(false);
  await relay.close();
  await (await holdUdpPort(relay.port)).release();
  await vi.waitFor(async () => expect(await relay.pid()).toBeUndefined());
});

it("announces other addresses from the next connection on, also after its process ended", async () => {
  const relay = await withRelay();
  relay.announce(["127.0.0.1", "192.0.2.7"]);
  const announced = async () => {
    const { told } = await connectLine(relay, "ana", { publishes: ["anas"] });
    return told.find((event) => event.type === "described")?.description.sdp;
  };
  expect(await announced()).toContain("192.0.2.7");
  const restarted = new Promise<void>((resolve) => relay.listen({ told: () => {}, restarted: resolve }));
  process.kill((await relay.pid()) ?? 0, "SIGKILL");
  await restarted;
  expect(await announced()).toContain("192.0.2.7");
});

it("tells that another program has its port", async () => {
  const { port, release } = await holdUdpPort();
  onTestFinished(release);
  const options = { port, host: undefined, addresses: [], log: pino({ level: "silent" }) };
  await expect(startRelay(options)).rejects.toMatchObject({ name: "Error", reason: "port-taken" });
});

it("listens on one address alone where one is given", async () => {
  const port = await freeUdpPort();
  const options = { port, host: "127.0.0.1", addresses: ["127.0.0.1"], log: pino({ level: "silent" }) };
  const relay = await startRelay(options);
  onTestFinished(() => relay.close());
  const ana = await connectLine(relay, "ana", { publishes: ["anas"] });
  const ben = await connectLine(relay, "ben", { hears: ["anas"] });
  ana.say("anas", "hello");
  await ben.untilHeard("anas", "hello");
});

it("ends with a service that is killed", async () => {
  const service = await spawnService(await temporaryFolder());
  expect(await relayPid(service.relayPort)).toBeDefined();
  await service.kill();
  await expect.poll(() => relayPid(service.relayPort), { timeout: 10_000 }).toBeUndefined();
  await (await holdUdpPort(service.relayPort)).release();
});

it("ends with a service that is killed while it starts", async () => {
  const port = await freeUdpPort();
  const script = fileURLToPath(new URL("../support/fork-relay.ts", import.meta.url));
  const service = spawn(process.execPath, ["--import", "tsx", script, String(port)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(service.stdout, "data");
  expect(await relayPid(port)).toBeDefined();
  service.kill("SIGKILL");
  await expect.poll(() => relayPid(port), { timeout: 10_000 }).toBeUndefined();
});

describe.runIf(process.platform === "linux")("in Linux", () => {
  it("gets nothing of the service's environment but where programs and temporary files are", async () => {
    vi.stubEnv("PINGROOM_TEST_SECRET", "a secret of the service");
    onTestFinished(() => void vi.unstubAllEnvs());
    const relay = await withRelay();
    const text = await readFile(`/proc/${await relay.pid()}/environ`, "utf8");
    const names = text.split("\0").map((line) => line.split("=")[0]);
    expect(names).toContain("PATH");
    expect(
      names.filter(
        (name) =>
          !["PATH", "TMPDIR", "TEMP", "", "NODE_CHANNEL_FD", "NODE_CHANNEL_SERIALIZATION_MODE"].includes(
            name ?? "",
          ),
      ),
    ).toEqual([]);
  });
});
