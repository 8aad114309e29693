import { expect, test, vi } from "vitest";
import { freshCore } from "./support/fresh-core.ts";
import { idOf, sentPing } from "./support/pings.ts";

const offscreen = vi.hoisted(() => ({
  sendMessage: vi.fn<(...call: unknown[]) => Promise<boolean>>(),
}));
vi.mock("../../extension/core/connection/stay-connected.ts", () => ({
  stayConnected: vi.fn(async () => {}),
}));

const core = freshCore(async () => ({
  ...(await import("../../extension/core/connection/stay-connected.ts")),
  ...(await import("../../extension/core/outbox/delivering.ts")),
}));
const outbox = [sentPing(2, { Bo: "pending" }), sentPing(1, { Bo: "pending" })];

test("a ping goes the short way while the offscreen document knows the one before it", async () => {
  offscreen.sendMessage.mockResolvedValueOnce(true);
  await core.deliverNow(outbox, idOf(2));
  expect(offscreen.sendMessage.mock.calls).toMatchObject([
    ["deliverNext", { delivery: { ping: { id: idOf(2) } }, after: idOf(1) }],
  ]);
  expect(core.stayConnected).not.toHaveBeenCalled();
});

test("it goes the long way where the offscreen document does not know the one before it", async () => {
  offscreen.sendMessage.mockResolvedValueOnce(false);
  await core.deliverNow(outbox, idOf(2));
  expect(core.stayConnected).toHaveBeenCalledOnce();
});

test("it goes the long way where there is no offscreen document", async () => {
  offscreen.sendMessage.mockRejectedValueOnce(new Error("Receiving end does not exist."));
  await core.deliverNow(outbox, idOf(2));
  expect(core.stayConnected).toHaveBeenCalledOnce();
});

test("it goes the long way where the offscreen document does not answer within 5 s", async () => {
  offscreen.sendMessage.mockReturnValueOnce(new Promise(() => {}));
  const delivered = core.deliverNow(outbox, idOf(2));
  await vi.advanceTimersByTimeAsync(4_999);
  expect(core.stayConnected).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(core.stayConnected).toHaveBeenCalledOnce();
  await delivered;
});

test("a ping that nobody has still to get asks nothing of the offscreen document", async () => {
  await core.deliverNow([sentPing(1, { Bo: "delivered" })], idOf(1));
  expect(offscreen.sendMessage).not.toHaveBeenCalled();
  expect(core.stayConnected).not.toHaveBeenCalled();
});
