import { expect, test } from "vitest";
import { isUdpPortFree } from "../../../token-service/base/udp-port.ts";
import { freeUdpPort, takenUdpPort } from "../support/udp-ports.ts";

test.each([
  ["127.0.0.1", "127.0.0.1"],
  ["127.0.0.1", undefined],
  ["0.0.0.0", "127.0.0.1"],
  ["0.0.0.0", undefined],
])("a port that another program has at %s is not free at %s", async (address, wanted) => {
  expect(await isUdpPortFree(await takenUdpPort(address), wanted)).toBe(false);
});

test("a port that nobody has is free, and stays so", async () => {
  const port = await freeUdpPort();
  for (const address of [undefined, "127.0.0.1", undefined])
    expect(await isUdpPortFree(port, address)).toBe(true);
});

test("an address of another machine has no free port", async () => {
  expect(await isUdpPortFree(40_000, "192.0.2.77")).toBe(false);
});
