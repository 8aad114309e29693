import type { Connection } from "../../shared/connection-schema.ts";
import { isSetUp, membershipIn } from "../../shared/own-person.ts";
import { chosenRooms } from "../../shared/room-choices.ts";
import type { RoomChoice } from "../../shared/settings-schema.ts";
import { sentenceOf } from "../../shared/words/say.ts";
import { deviceSecret } from "../access/enrol.ts";
import { whileNotConnecting } from "../access/team.ts";
import { type Pause, pauseNow } from "../attention/auto-pause.ts";
import { certainNow } from "../clock/times-now.ts";
import { deliver } from "../outbox/delivering.ts";
import { pendingDeliveries } from "../outbox/delivery.ts";
import { expirePings } from "../outbox/expire-pings.ts";
import { rooms } from "../rooms/rooms.ts";
import { connections, enrolment, knownEngine, outbox, settings } from "../store/values.ts";
import { changeService } from "./change-service.ts";

/** Which rooms there are, and which of them to be in now. */
export interface RoomPlan {
  /** All that were chosen, the default one first. */
  chosen: RoomChoice[];
  /** Those of them to be in. */
  join: RoomChoice[];
  /** Why the others are left. */
  pause: Pause | null;
}

/**
 * Decides which rooms to be in now: all that were chosen, or none while there is a reason for that.
 *
 * @param pause that reason
 */
export const roomPlan = (
  settings: Parameters<typeof chosenRooms>[0],
  pause: Pause | null = null,
): RoomPlan => {
  const chosen = chosenRooms(settings);
  return { chosen, join: pause === null ? chosen : [], pause };
};

type Connections = Record<string, Connection>;

const isSamePause = (one: Pause, other: Pause): boolean => {
  const said = ({ why, advice, until }: Pause) => JSON.stringify([why, advice, until]);
  return said(one) === said(other);
};

/**
 * The connections as a plan leaves them until the rooms themselves tell more: one for each chosen room and no other.
 *
 * @returns the same ones when the plan changes nothing
 */
export const plannedConnections = (all: Connections, { chosen, pause }: RoomPlan): Connections => {
  const stateOf = (room: string): Connection => {
    const known = Object.hasOwn(all, room) ? all[room] : undefined;
    const isPaused = known?.state === "paused";
    if (pause !== null) return isPaused && isSamePause(known, pause) ? known : pause;
    return known === undefined || isPaused ? { state: "connecting" } : known;
  };
  const planned = Object.fromEntries(chosen.map(({ room }) => [room, stateOf(room)]));
  const isSame =
    chosen.length === Object.keys(all).length && chosen.every(({ room }) => planned[room] === all[room]);
  return isSame ? all : planned;
};

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
