import { signal } from "@preact/signals";
import { expect, test, vi } from "vitest";
import type { PingsPart } from "../../../extension/core/api.ts";
import { followKeptPings } from "../../../extension/history/kept-pings.ts";
import type { ReceivedPing } from "../../../extension/shared/ping-schema.ts";
import { receivedPing } from "../support/pings.ts";

const ask = vi.hoisted(() => vi.fn());
vi.mock("../../../extension/ui/core.ts", () => ({ ask }));

const [first, second] = [receivedPing(1, { text: "Stays" }), receivedPing(2, { text: "Goes" })] as const;
const part = (...received: ReceivedPing[]): PingsPart => ({ received, sent: [], next: null });

test("an edit is shown although somebody looks for something else while it is read", async () => {
  ask.mockResolvedValue(part(first, second));
  const inbox = signal([first, second]);
  const keptPings = signal({ received: 2, sent: 0, edits: 1 });
  const pings = await followKeptPings({ inbox, outbox: signal([]), keptPings });
  pings.look({ query: "goes", room: null, showsRooms: false });
  expect(pings.total.value).toBe(1);

  let answer: (read: PingsPart) => void = () => {};
  const reading = new Promise<PingsPart>((resolve) => {
    answer = resolve;
  });
  ask.mockReturnValueOnce(reading).mockResolvedValue(part(first));
  inbox.value = [first];
  keptPings.value = { received: 1, sent: 0, edits: 2 };
  pings.look({ query: "", room: null, showsRooms: false });
  answer(part(first));
  await expect.poll(() => pings.total.value).toBe(1);
  expect(pings.found.value.map(({ ping }) => ping.text)).toEqual(["Stays"]);
});
