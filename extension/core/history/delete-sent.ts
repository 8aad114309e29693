import type { SentPing } from "../../shared/ping.ts";
import { forgetDeliveries } from "../outbox/delivering.ts";
import { forgetDraftOf } from "../outbox/forget-draft.ts";
import { isPending } from "../outbox/is-pending.ts";
import { outbox } from "../store/values.ts";

/** Deletes sent pings, and their text where it still lies in the popup's field. What is still to be delivered is called back, though it may arrive if it is under way just now. */
export const deleteSent = async (ids: readonly string[]): Promise<void> => {
  const meant = new Set(ids);
  let gone: SentPing[] = [];
  await outbox.update((pings) => {
    gone = pings.filter(({ id }) => meant.has(id));
    return gone.length === 0 ? pings : pings.filter(({ id }) => !meant.has(id));
  });
  await forgetDraftOf(gone);
  forgetDeliveries(gone.filter(isPending).map(({ id }) => id));
};
