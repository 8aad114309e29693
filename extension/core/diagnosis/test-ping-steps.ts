import { offscreen, type StepProblem } from "../../offscreen/api.ts";
import { type Connection, connectionIn, connections } from "../../shared/connection.ts";
import { enrolment, membershipIn } from "../../shared/enrolment.ts";
import type { ReceivedPing } from "../../shared/ping.ts";
import { isSetUp, type Settings, settings } from "../../shared/settings.ts";
import { inbox } from "../../shared/stored-pings.ts";
import { say } from "../../shared/words/say.ts";
import { sentenceOf } from "../../shared/words/sentence.ts";
import { deviceSecret } from "../access/device.ts";
import { heldBack } from "../attention/held-back.ts";
import { stayConnected } from "../rooms/stay-connected.ts";
import { untilStored } from "../store/until-stored.ts";

// A room that is just being joined, or joined anew, is there in a moment.
const joiningMs = 5_000;
const notifyingMs = 8_000;

/** What is wrong with a step of a test ping, or null. */
export type Tried = Promise<StepProblem | null>;

/** Whether the browser lets the extension show notifications at all. */
export const tryPermission = async (): Tried =>
  (await chrome.notifications.getPermissionLevel()) === "granted"
    ? null
    : { why: sentenceOf("test_ping_denied"), advice: sentenceOf("test_ping_denied_advice") };

/** Whether the offscreen document is open and answers; it is closed while the rooms are left on purpose. */
export const tryDocument = async (set: Settings): Tried => {
  if (!isSetUp(set)) {
    return { why: sentenceOf("shared_not_set_up"), advice: sentenceOf("test_ping_not_set_up_advice") };
  }
  await stayConnected();
  const current = connectionIn(await connections.get(), set.room);
  if (current.state === "paused") return { why: current.why, advice: current.advice };
  return offscreen.sendMessage("testPingStep", { step: "document" });
};

/** Whether the service lets this device into its room a second time. */
export const tryService = async (set: Settings): Tried => {
  const { serviceUrl, name, room } = set;
  const member = membershipIn(set, await enrolment.get())?.device;
  const request = { serviceUrl, name, room, device: await deviceSecret(), member };
  return offscreen.sendMessage("testPingStep", { step: "service", request });
};

const problemIn = (connection: Connection, room: string): StepProblem | null => {
  const advice = sentenceOf("test_ping_room_advice");
  if (connection.state === "disconnected")
    return { why: connection.why, advice: connection.retry ? advice : connection.advice };
  if (connection.state !== "connected") return { why: sentenceOf("test_ping_not_connected"), advice };
  return connection.role === "publish"
    ? { why: sentenceOf("test_ping_only_sends", room), advice: sentenceOf("test_ping_only_sends_advice") }
    : null;
};

/** Whether the room lets data through from one way in to the other. */
export const tryRoom = async ({ room }: Settings): Tried => {
  const isConnected = (all: Record<string, Connection>) => connectionIn(all, room).state === "connected";
  await untilStored(connections, isConnected, joiningMs);
  const problem = problemIn(connectionIn(await connections.get(), room), room);
  return problem ?? offscreen.sendMessage("testPingStep", { step: "room" });
};

/** Whether a ping comes through, and into the list. */
export const tryPing = (id: string): Tried =>
  offscreen.sendMessage("testPingStep", { step: "ping", id, text: say("test_ping_text") });

/** Whether the browser shows the notification. */
export const tryNotification = async (id: string): Tried => {
  const denied = await tryPermission();
  if (denied) return denied;
  const set = await settings.get();
  const wish = heldBack(set, set.room, Date.now());
  if (wish) return wish;
  const isNotified = (pings: readonly ReceivedPing[]) =>
    pings.some((ping) => ping.id === id && ping.notifiedAt !== undefined);
  return (await untilStored(inbox, isNotified, notifyingMs))
    ? null
    : { why: sentenceOf("test_ping_not_shown"), advice: sentenceOf("test_ping_not_shown_advice") };
};
