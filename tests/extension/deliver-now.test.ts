import { expect, test, vi } from "vitest";
import { deliverNow } from "../../extension/core/outbox/deliver-now.ts";
import { stayConnected } from "../../extension/core/connection/stay-connected.ts";
import { freshBackground } from "./support/fresh-background.ts";
import { idOf, sentPing } from "./support/pings.ts";

const offscreen = vi.hoisted(() => ({
  sendMessage: vi.fn<(...call: unknown[]) => Promise<boolean>>(),
}));
vi.mock("../../extension/offscreen/api.ts", () => ({ offscreen }));
vi.mock("../../extension/core/connection/stay-connected.ts", () => ({ stayConnected: vi.fn(async () => {}) }));

freshBackground();
const outbox = [sentPing(2, { Bo: "pending" }), sentPing(1, { Bo: "pending" })];

test("a ping goes the short way while the offscreen document knows the one before it", async () => {
  offscreen.sendMessage.mockResolvedValueOnce(true);
  await deliverNow(outbox, idOf(2));
  expect(offscreen.sendMessage.mock.calls).toMatchObject([
    ["deliverNext", { delivery: { ping: { id: idOf(2) } }, after: idOf(1) }],
  ]);
  expect(stayConnected).not.toHaveBeenCalled();
});

test("it goes the long way where the offscreen document does not know the one before it", async () => {
  offscreen.sendMessage.mockResolvedValueOnce(false);
  await deliverNow(outbox, idOf(2));
  expect(stayConnected).toHaveBeenCalledOnce();
});

test("it goes the long way where there is no offscreen document", async () => {
  offscreen.sendMessage.mockRejectedValueOnce(new Error("Receiving end does not exist."));
  await deliverNow(outbox, idOf(2));
  expect(stayConnected).toHaveBeenCalledOnce();
});

test("it goes the long way where the offscreen document does not answer within 5 s", async () => {
  offscreen.sendMessage.mockReturnValueOnce(new Promise(() => {}));
  const delivered = deliverNow(outbox, idOf(2));
  await vi.advanceTimersByTimeAsync(4_999);
  expect(stayConnected).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(stayConnected).toHaveBeenCalledOnce();
  await delivered;
});

test("a ping that nobody has still to get asks nothing of the offscreen document", async () => {
  await deliverNow([sentPing(1, { Bo: "delivered" })], idOf(1));
  expect(offscreen.sendMessage).not.toHaveBeenCalled();
  expect(stayConnected).not.toHaveBeenCalled();
});
