import { type MockInstance, vi } from "vitest";

type Handled = typeof import("../../../extension/core/inbox/handled.ts");
type Inquiries = typeof import("../../../extension/core/inbox/answer-inquiry.ts");
type Pings = typeof import("../../../extension/core/inbox/receive-ping.ts");
type Receipts = typeof import("../../../extension/core/outbox/receipts.ts");

/** What came out of a room and was taken in as that. Nothing else becomes of it. */
export interface Arrivals {
  ping: MockInstance<Pings["receivePing"]>;
  receipt: MockInstance<Receipts["receiveReceipt"]>;
  unstored: MockInstance<Receipts["receiveUnstored"]>;
  handledElsewhere: MockInstance<Handled["recordHandledElsewhere"]>;
  inquiry: MockInstance<Inquiries["answerInquiry"]>;
}

/** Watches what the present core takes in, until the end of the test. */
export const watchArrivals = async (): Promise<Arrivals> => {
  const [pings, receipts, handled, inquiries] = await Promise.all([
    import("../../../extension/core/inbox/receive-ping.ts"),
    import("../../../extension/core/outbox/receipts.ts"),
    import("../../../extension/core/inbox/handled.ts"),
    import("../../../extension/core/inbox/answer-inquiry.ts"),
  ]);
  return {
    ping: vi.spyOn(pings, "receivePing").mockResolvedValue({}),
    receipt: vi.spyOn(receipts, "receiveReceipt").mockResolvedValue(),
    unstored: vi.spyOn(receipts, "receiveUnstored").mockResolvedValue(),
    handledElsewhere: vi.spyOn(handled, "recordHandledElsewhere").mockResolvedValue(),
    inquiry: vi.spyOn(inquiries, "answerInquiry").mockReturnValue([]),
  };
};
