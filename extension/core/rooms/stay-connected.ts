import { callOffscreenDocument } from "../../background/call-offscreen-document.ts";
import { closeOffscreenDocument } from "../../background/offscreen-document.ts";
import { offscreen } from "../../offscreen/api.ts";
import { type Connection, connections } from "../../shared/connection.ts";
import { enrolment, membershipIn } from "../../shared/enrolment.ts";
import { knownEngine } from "../../shared/known-engine.ts";
import { isSetUp, settings } from "../../shared/settings.ts";
import { outbox } from "../../shared/stored-pings.ts";
import { sentenceOf } from "../../shared/words/sentence.ts";
import { changeService } from "../access/change-service.ts";
import { deviceSecret } from "../access/device.ts";
import { leaveRooms } from "../attention/leave-rooms.ts";
import { pauseNow } from "../attention/pause-now.ts";
import { ownPresence } from "../attention/watch-own-presence.ts";
import { certainNow } from "../clock/times-now.ts";
import { isEnding } from "../is-ending.ts";
import { expirePings } from "../outbox/expire-pings.ts";
import { pendingDeliveries } from "../outbox/pending-deliveries.ts";
import { withConnectingLock } from "./connecting-lock.ts";
import { plannedConnections } from "./planned-connections.ts";
import { roomsToJoin } from "./rooms-to-join.ts";

const connect = async (): Promise<void> => {
  const wanted = await settings.get();
  if (!isSetUp(wanted)) {
    await closeOffscreenDocument();
    await connections.set({});
    return;
  }
  const { serviceUrl, name } = wanted;
  const member = membershipIn(wanted, await enrolment.get())?.device;
  await changeService(serviceUrl);
  const plan = roomsToJoin(wanted, await pauseNow(wanted));
  // First: what is told of other rooms is not stored.
  await connections.update((all) => plannedConnections(all, plan));
  if (plan.pause !== null) {
    await leaveRooms();
    return;
  }
  const device = await deviceSecret();
  const entered = member !== undefined || (await knownEngine.get())?.serviceUrl === serviceUrl;
  const who = { serviceUrl, name, device, member, entered };
  const requests = plan.join.map(({ room, role }) => ({ ...who, room, role }));
  await callOffscreenDocument(() => offscreen.sendMessage("stayJoined", requests));
  await offscreen.sendMessage("presence", await ownPresence());
  const now = await certainNow();
  const pings = await outbox.update((stored) => expirePings(stored, now));
  await offscreen.sendMessage("deliver", pendingDeliveries(pings, now, Date.now() - now));
};

const failed: Connection = {
  state: "disconnected",
  why: sentenceOf("problem_offscreen_closed"),
  advice: sentenceOf("problem_again_within_a_minute"),
  retry: true,
};

const tellFailure = async (error: unknown): Promise<void> => {
  if (isEnding(error)) return; // The next worker begins with the same.
  console.error("staying connected", error);
  const { chosen } = roomsToJoin(await settings.get());
  await connections.set(Object.fromEntries(chosen.map(({ room }) => [room, failed])));
};

/**
 * Makes what is fit what the settings ask for: the offscreen document open, in the rooms and with all that is still to be
 * delivered; or closed before the first run, and while the rooms are left on purpose. Safe to call at any time and as often
 * as one likes: calls wait for each other, so that the newest settings have the last word.
 */
export const stayConnected = (): Promise<void> => withConnectingLock(() => connect().catch(tellFailure));
