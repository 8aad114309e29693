import { afterEach } from "vitest";
import { type Service, startService } from "./start-service.ts";

const running: { close(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((service) => service.close()));
});

/** A service that ends with the test. */
export const withService = async (...options: Parameters<typeof startService>): Promise<Service> => {
  const service = await startService(...options);
  running.push(service);
  return service;
};
