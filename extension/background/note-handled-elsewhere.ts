import { pingKey } from "../shared/ping.ts";
import type { PingReference } from "../shared/receipt.ts";
import { inbox } from "../shared/stored-pings.ts";
import type { HandledAs } from "../shared/wire-ping.ts";
import { handled } from "./delivery/handled.ts";
import { clearNotifications } from "./notification.ts";
import { repeatUrgent } from "./repeat-urgent.ts";

/** Notes that this person has handled a ping on another device: here too it is done with. */
export const noteHandledElsewhere = async ({
  outcome,
  ...reference
}: PingReference & { outcome: HandledAs }): Promise<void> => {
  const key = pingKey(reference);
  await inbox.update((pings) => handled(pings, outcome, (ping) => pingKey(ping) === key, Date.now()).pings);
  await clearNotifications((await inbox.get()).filter((ping) => pingKey(ping) === key));
  if (outcome === "answered") await repeatUrgent();
};
