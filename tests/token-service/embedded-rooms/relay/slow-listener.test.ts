import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, expect, it, onTestFinished } from "vitest";
import type { Relay } from "../../../../token-service/embedded-rooms/relay/relay.ts";
import { relayLimits } from "../../../../token-service/embedded-rooms/relay/relay-limits.ts";
import type { RelayEvent } from "../../../../token-service/embedded-rooms/relay/relay-messages.ts";
import { closeDataPeers } from "../support/data-peer.ts";
import { startLocalRelay } from "../support/local-relay.ts";
import { connectLine } from "../support/relay-line.ts";

afterAll(closeDataPeers);

/** A member that hears one track, in a process that can be frozen. */
const startListener = async (relay: Relay, track: string) => {
  const child = fork(fileURLToPath(new URL("../support/frozen-listener.ts", import.meta.url)), [], {
    execArgv: ["--import", "tsx"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [{ offer }] = (await once(child, "message")) as [{ offer: string }];
  const heard: string[] = [];
  const told: RelayEvent[] = [];
  child.on("message", (message: { heard: string }) => void heard.push(message.heard));
  const described = new Promise<string>((resolve) => {
    const take = (event: Parameters<Parameters<Relay["listen"]>[0]["told"]>[0]) => {
      if (event.connection !== "listener") return;
      told.push(event);
      if (event.type === "described") resolve(event.description.sdp);
    };
    relay.listen({ told: take, restarted: () => {} });
  });
  relay.send({ type: "answer", connection: "listener", member: "slow", offer });
  const hear: [string, string][] = [[track, track]];
  relay.send({ type: "route", connection: "listener", publish: [], unpublish: [], hear, unhear: [] });
  child.send({ answer: await described });
  const unread = () =>
    told.reduce((sum, event) => sum + (event.type === "refused" ? event.refusals.unread : 0), 0);
  return { child, heard, unread };
};

// Windows has no such signals.
it.skipIf(process.platform === "win32")(
  "drops what a listener who does not read cannot take, and nothing of what others hear",
  async () => {
    const relay = await startLocalRelay();
    onTestFinished(() => relay.close());
    const ana = await connectLine(relay, "ana", { publishes: ["anas"] });
    const ben = await connectLine(relay, "ben", { hears: ["anas"] });
    const { child, heard, unread } = await startListener(relay, "anas");
    ana.say("anas", "hello");
    await expect.poll(() => heard, { timeout: 10_000 }).toContain("hello");
    child.kill("SIGSTOP");
    const said = 120; // 2 MB: more than may wait, and than the network holds besides.
    for (let n = 0; n < said; n++) {
      const text = `${n} `.padEnd(relayLimits.messageBytes, "x");
      ana.say("anas", text);
      await ben.untilHeard("anas", text);
    }
    await expect.poll(unread, { timeout: 10_000 }).toBeGreaterThan(0);
    child.kill("SIGCONT");
    await expect
      .poll(
        () => {
          ana.say("anas", "afterwards");
          return heard;
        },
        { timeout: 15_000, interval: 100 },
      )
      .toContain("afterwards");
  },
);
