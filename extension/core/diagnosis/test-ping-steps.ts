import type { Connection } from "../../shared/connection-schema.ts";
import { connectionIn } from "../../shared/connections.ts";
import { isSetUp, membershipIn } from "../../shared/own-person.ts";
import type { ReceivedPing } from "../../shared/ping-schema.ts";
import type { Settings } from "../../shared/settings-schema.ts";
import type { StepProblem } from "../../shared/test-ping-run.ts";
import { say, sentenceOf } from "../../shared/words/say.ts";
import { deviceSecret } from "../access/enrol.ts";
import { whyNotNotified } from "../attention/may-notify.ts";
import { stayConnected } from "../connection/stay-connected.ts";
import { hands } from "../hands.ts";
import { until } from "../store/value.ts";
import { connections, enrolment, inbox, settings } from "../store/values.ts";
import { takeTestStep } from "./take-test-step.ts";

// A room that is just being joined, or joined anew, is there in a moment.
const joiningMs = 5_000;
const notifyingMs = 8_000;

/** What is wrong with a step of a test ping, or null. */
export type Tried = Promise<StepProblem | null>;

/** Whether the browser lets the extension show notifications at all. */
export const tryPermission = async (): Tried =>
  (await hands().mayNotify())
    ? null
    : { why: sentenceOf("test_ping_denied"), advice: sentenceOf("test_ping_denied_advice") };

/** Whether Pingroom is set up, and the rooms are not left on purpose. */
export const trySetUp = async (set: Settings): Tried => {
  if (!isSetUp(set)) {
    return { why: sentenceOf("shared_not_set_up"), advice: sentenceOf("test_ping_not_set_up_advice") };
  }
  await stayConnected();
  const current = connectionIn(connections.get(), set.room);
  return current.state === "paused" ? { why: current.why, advice: current.advice } : null;
};

/** Whether the service lets this device into its room a second time. */
export const tryService = async (set: Settings): Tried => {
  const { serviceUrl, name, room } = set;
  const member = membershipIn(set, enrolment.get())?.device;
  const request = { serviceUrl, name, room, device: await deviceSecret(), member };
  return takeTestStep({ step: "service", request });
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
  await until(connections, isConnected, joiningMs);
  const problem = problemIn(connectionIn(connections.get(), room), room);
  return problem ?? takeTestStep({ step: "room" });
};

/** Whether a ping comes through, and into the list. */
export const tryPing = (id: string): Tried => takeTestStep({ step: "ping", id, text: say("test_ping_text") });

/** Whether the browser shows the notification. */
export const tryNotification = async (id: string): Tried => {
  const denied = await tryPermission();
  if (denied) return denied;
  const set = settings.get();
  const wish = whyNotNotified(set, set.room, Date.now());
  if (wish) return wish;
  const isNotified = (pings: readonly ReceivedPing[]) =>
    pings.some((ping) => ping.id === id && ping.notifiedAt !== undefined);
  return (await until(inbox, isNotified, notifyingMs))
    ? null
    : { why: sentenceOf("test_ping_not_shown"), advice: sentenceOf("test_ping_not_shown_advice") };
};
