import { expect, it } from "vitest";
import { mintToken } from "../../token-service/embedded-rooms/support/mint-token.ts";
import { startService } from "../../token-service/embedded-rooms/support/start-service.ts";
import { createRenewals } from "./renewals.ts";
import { simulatedClient } from "./simulated-client.ts";
import { startRelay } from "./stand-in-relay.ts";

it("joins with a connection that is answered, and renews it over and over", async () => {
  const service = await startService({ relay: await startRelay() });
  const renewals = createRenewals();
  try {
    const clients = [];
    for (const identity of ["ana", "ben"])
      clients.push(await simulatedClient(service.url, mintToken(identity, "room"), renewals));
    await expect.poll(renewals.pending).toBe(0);
    expect(renewals.takeTimes()).toHaveLength(2);
    for (let time = 0; time < 3; time++) {
      for (const client of clients) client.restartIce();
      expect(renewals.pending()).toBe(2);
      await expect.poll(renewals.pending).toBe(0);
    }
    expect(renewals.takeTimes()).toHaveLength(6);
    expect(clients.map(({ isOpen }) => isOpen)).toEqual([true, true]);
  } finally {
    await service.close();
  }
});
