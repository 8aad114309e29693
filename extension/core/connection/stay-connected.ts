import type { Connection } from "../../shared/connection.ts";
import { isSetUp } from "../../shared/is-set-up.ts";
import { membershipIn } from "../../shared/membership-in.ts";
import { sentenceOf } from "../../shared/words/sentence.ts";
import { whileNotConnecting } from "../access/connecting-turns.ts";
import { deviceSecret } from "../access/device.ts";
import { pauseNow } from "../attention/pause-now.ts";
import { certainNow } from "../clock/times-now.ts";
import { deliver } from "../outbox/delivering.ts";
import { expirePings } from "../outbox/expire-pings.ts";
import { pendingDeliveries } from "../outbox/pending-deliveries.ts";
import { rooms } from "../rooms/rooms.ts";
import { connections, enrolment, knownEngine, outbox, settings } from "../store/values.ts";
import { changeService } from "./change-service.ts";
import { plannedConnections } from "./planned-connections.ts";
import { roomsToJoin } from "./rooms-to-join.ts";

const connect = async (): Promise<void> => {
  const wanted = settings.get();
  if (!isSetUp(wanted)) {
    rooms().stayJoined([]);
    await connections.set({});
    return;
  }
  const { serviceUrl, name } = wanted;
  await changeService(serviceUrl);
  const member = membershipIn(wanted, enrolment.get())?.device;
  const plan = roomsToJoin(wanted, await pauseNow(wanted));
  // First: what is told of other rooms is not stored.
  await connections.update((all) => plannedConnections(all, plan));
  const device = await deviceSecret();
  const entered = member !== undefined || knownEngine.get()?.serviceUrl === serviceUrl;
  const who = { serviceUrl, name, device, member, entered };
  rooms().stayJoined(plan.join.map(({ room, role }) => ({ ...who, room, role })));
  if (plan.pause !== null) return;
  const now = await certainNow();
  const pings = await outbox.update((stored) => expirePings(stored, now));
  deliver(pendingDeliveries(pings, now, Date.now() - now));
};

const failed: Connection = {
  state: "disconnected",
  why: sentenceOf("problem_own_error"),
  advice: sentenceOf("problem_again_within_a_minute"),
  retry: true,
};

const tellFailure = async (error: unknown): Promise<void> => {
  console.error("staying connected", error);
  const { chosen } = roomsToJoin(settings.get());
  await connections.set(Object.fromEntries(chosen.map(({ room }) => [room, failed])));
};

/**
 * Makes what is fit what the settings ask for: in the rooms and with all that is still to be delivered; or in none before the first
 * run, and while the rooms are left on purpose. Safe to call at any time and as often as one likes: calls wait for each other, so
 * that the newest settings have the last word.
 */
export const stayConnected = (): Promise<void> => whileNotConnecting(() => connect().catch(tellFailure));
