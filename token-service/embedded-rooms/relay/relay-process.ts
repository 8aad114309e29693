// The relay's own process: native code that fails ends it, and not the service. Started with the port and perhaps an address to
// bind to; everything else the service tells it.
import { isUdpPortFree } from "../../base/udp-port.ts";
import { announcedDescription } from "./announced-description.ts";
import { relayLimits } from "./relay-limits.ts";
import type { RelayCommand, RelayEvent } from "./relay-messages.ts";

const refusalsMs = 1_000;

// A service that ends leaves no relay behind, not even one that is still starting. There is nothing to save.
const end = (): void => void process.kill(process.pid, "SIGKILL");
process.on("disconnect", end);
if (!process.connected) end();

const tell = (event: RelayEvent): void => {
  process.send?.(event, () => {});
};
const fail = (reason: "port-taken" | "no-library"): void => {
  const event: RelayEvent = { type: "failed", reason };
  process.send?.(event, () => process.exit(1));
};

const [portText, host] = process.argv.slice(2);
const port = Number(portText);

const run = async (): Promise<void> => {
  const connections = await import("./relayed-connection.ts").catch(() => undefined);
  if (!connections) return fail("no-library");
  // The library would go on without a port that is taken, and nobody would hear it.
  if (!(await isUdpPortFree(port, host))) return fail("port-taken");
  const { createSwitchboard } = await import("./switchboard.ts");
  const { messageBytes, unreadBytes, sendBufferBytes } = relayLimits;
  connections.keepAtMost(sendBufferBytes);
  let addresses: readonly string[] = [];
  const switchboard = createSwitchboard({
    connect: (name, listener) =>
      connections.createRelayedConnection(
        name,
        { host, port, messageBytes, unreadBytes },
        {
          ...listener,
          described: (type, sdp) =>
            listener.described(type, announcedDescription(type, sdp, { addresses, port })),
        },
      ),
    tell,
    limits: relayLimits,
    now: () => performance.now(),
  });
  setInterval(switchboard.tellRefusals, refusalsMs);
  process.on("message", (command: RelayCommand) => {
    if (command.type === "announce") addresses = command.addresses;
    else switchboard.carryOut(command);
  });
  tell({ type: "ready" });
};

await run();
