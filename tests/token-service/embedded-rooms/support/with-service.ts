import { afterAll, afterEach } from "vitest";
import type { Relay } from "../../../../token-service/embedded-rooms/relay/relay.ts";
import { startLocalRelay } from "./local-relay.ts";
import { type Service, startService } from "./start-service.ts";

const running: { close(): Promise<void> }[] = [];
let relay: Promise<Relay> | undefined;

afterEach(async () => {
  await Promise.all(running.splice(0).map((service) => service.close()));
});
afterAll(async () => {
  await (await relay)?.close();
  relay = undefined;
});

/** The relay of all tests of a file, since its process takes half a second to start. */
export const sharedRelay = (): Promise<Relay> => {
  relay ??= startLocalRelay();
  return relay;
};

/** A service that ends with the test. */
export const withService = async (options: Parameters<typeof startService>[0] = {}): Promise<Service> => {
  const service = await startService({ relay: await sharedRelay(), ...options });
  running.push(service);
  return service;
};
