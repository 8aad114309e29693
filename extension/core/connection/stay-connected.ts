import type { Connection } from "../../shared/connection-schema.ts";
import { isSetUp, membershipIn } from "../../shared/own-person.ts";
import { sentenceOf } from "../../shared/words/say.ts";
import { deviceSecret } from "../access/enrol.ts";
import { whileNotConnecting } from "../access/team.ts";
import { pauseNow } from "../attention/auto-pause.ts";
import { certainNow } from "../clock/times-now.ts";
import { deliver } from "../outbox/delivering.ts";
import { pendingDeliveries } from "../outbox/delivery.ts";
import { expirePings } from "../outbox/expire-pings.ts";
import { rooms } from "../rooms/rooms.ts";
import { connections, enrolment, knownEngine, outbox, settings } from "../store/values.ts";
import { changeService } from "./change-service.ts";
import { plannedConnections, roomPlan } from "./room-plan.ts";

const connect = async (): Promise<void> => {
  const wanted = settings.get();
  if (!isSetUp(wanted)) {
    rooms().keepJoined([]);
    await connections.set({});
    return;
  }
  const { serviceUrl, name } = wanted;
  await changeService(serviceUrl);
  const member = membershipIn(wanted, enrolment.get())?.device;
  const plan = roomPlan(wanted, await pauseNow(wanted));
  // First: what is told of other rooms is not stored.
  await connections.update((all) => plannedConnections(all, plan));
  const device = await deviceSecret();
  const entered = member !== undefined || knownEngine.get()?.serviceUrl === serviceUrl;
  const who = { serviceUrl, name, device, member, entered };
  rooms().keepJoined(plan.join.map(({ room, role }) => ({ ...who, room, role })));
  if (plan.pause !== null) return;
  const now = await certainNow();
  const pings = await outbox
    .update((stored) => expirePings(stored, now))
    .catch((error: unknown) => {
      console.warn("That a ping has expired could not be stored:", error); // The rooms do not depend on it.
      return expirePings(outbox.get(), now);
    });
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
  const { chosen } = roomPlan(settings.get());
  await connections.set(Object.fromEntries(chosen.map(({ room }) => [room, failed])));
};

/**
 * Makes what is fit what the settings ask for: in the rooms and with all that is still to be delivered; or in none before the first
 * run, and while the rooms are left on purpose. Safe to call at any time and as often as one likes: calls wait for each other, so
 * that the newest settings have the last word.
 */
export const stayConnected = (): Promise<void> => whileNotConnecting(() => connect().catch(tellFailure));

/** Connects anew where there is no connection, whatever it has come to. */
export const tryAgain = async (): Promise<void> => {
  await stayConnected();
  rooms().tryAgain();
};

/**
 * Connects anew after a problem that Pingroom does not retry by itself. For when a service has just let this device in: one
 * that it has forgotten and takes once more with the same key asks for nothing new, so that nothing else begins it.
 */
export const tryAgainIfGivenUp = async (): Promise<void> => {
  const all = Object.values(connections.get());
  if (all.some((each) => each.state === "disconnected" && !each.retry)) await tryAgain();
};
