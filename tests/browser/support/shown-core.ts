// The core as it is in the offscreen document, but for two things: it joins no room, and a test tells it what it knows.
import { holdRooms, type Rooms } from "../../../extension/core/rooms/rooms.ts";
import { openStore } from "../../../extension/core/store/store.ts";
import type { Value } from "../../../extension/core/store/value.ts";
import * as values from "../../../extension/core/store/values.ts";
import "../../../extension/offscreen/main.ts";

const nowhere: Rooms = {
  keepJoined: () => {},
  rejoin: () => {},
  tryAgain: () => {},
  check: () => {},
  presenceChanged: () => {},
  stay: () => undefined,
  sendReceipt: () => {},
  inspect: async () => [],
};

// In the turn in which the core has begun, and so before it joins any.
void openStore(
  async () => {},
  () => {},
).then(() => holdRooms(nowhere));

const channel = new BroadcastChannel("shown core");
channel.addEventListener("message", async ({ data: { id, shown } }) => {
  if (shown === undefined) return; // An answer of another one.
  for (const [name, value] of shown)
    await (values as unknown as Record<string, Value<unknown>>)[name]?.set(value ?? undefined);
  channel.postMessage({ id });
});
