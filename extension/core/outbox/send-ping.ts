import type { Connection } from "../../shared/connection-schema.ts";
import { connectionIn, participantsOf } from "../../shared/connections.ts";
import { isSamePerson, nameOf, personKey } from "../../shared/identity.ts";
import { maxTextLength, maxWaiting } from "../../shared/limits.ts";
import { ownPerson } from "../../shared/own-person.ts";
import type { Ping, SentPing } from "../../shared/ping-schema.ts";
import { chosenRooms } from "../../shared/room-choices.ts";
import { say } from "../../shared/words/say.ts";
import { runDetached } from "../base/async.ts";
import { timesNow } from "../clock/times-now.ts";
import { ownRoleNow } from "../people/people.ts";
import { recordPinged } from "../people/record-pinged.ts";
import { storingError } from "../store/storage-problems.ts";
import { connections, enrolment, knownTeammates, outbox, removedPeople, settings } from "../store/values.ts";
import { deliverNow, forgetDeliveries } from "./delivering.ts";
import { type Audience, addToOutbox, recipientsOf } from "./recipients.ts";

// Line breaks and tabs are text, the rest of the control characters is not.
const control = /[^\P{Cc}\n\t]/gu;

/** A text as it is sent: well-formed Unicode, so that no character takes more than three bytes on the wire. */
export const cleanText = (text: string): string => text.toWellFormed().replace(control, " ");

const hourMs = 3_600_000;

const nobodySentence = (current: Connection, { to, participants, known, room }: Audience): string => {
  const met = known.filter((teammate) => teammate.room === room).map(({ identity }) => identity);
  if ([...participants, ...met].some((identity) => to !== null && isSamePerson(identity, to)))
    return say("unsent_publisher", nameOf(String(to)));
  if (to !== null) return say("unsent_not_met", nameOf(to), room);
  return current.state === "connected" ? say("unsent_alone") : say("unsent_met_nobody");
};

/** Those of the others in the room to whom a ping cannot be sent: to pages of other software, but for what goes to everyone there. */
const unreachable = (current: Connection, to: string | null): string[] => {
  const presences = "presences" in current ? current.presences : [];
  return presences
    .filter(({ presence }) => presence === "mute" || (presence === "plain" && to !== null))
    .map(({ identity }) => identity);
};

const unstoredSentence = (error: unknown): string => {
  console.warn("A ping to be sent could not be stored:", error);
  const reason = storingError(error);
  return reason === undefined ? say("unsent_no_room") : say("unsent_not_stored", reason);
};

/** What is to be sent. */
export interface Sendable extends Pick<Ping, "to" | "text" | "priority" | "re"> {
  /** An identity that gets it even if it is not known otherwise: whoever is answered. */
  device?: string;
  /** When that one pinged, milliseconds since 1970. */
  deviceSeenAt?: number;
  /** The one in which it is to be delivered; the default one of the settings if left out. */
  room?: string | undefined;
}

/**
 * Stores a ping in the outbox and has it delivered: now, or when its recipients are next in the room. It is sealed while it is
 * stored, and leaves after that.
 *
 * @returns a sentence that says why it was not sent, or null
 */
export const sendPing = async ({
  device,
  deviceSeenAt,
  room: wanted,
  ...said
}: Sendable): Promise<string | null> => {
  const { to } = said;
  const text = cleanText(said.text);
  if (text.length > maxTextLength) {
    return say("unsent_long", text.length, maxTextLength);
  }
  const [all, set, enrolled, known] = [
    connections.get(),
    settings.get(),
    enrolment.get(),
    knownTeammates.get(),
  ];
  const room = wanted ?? set.room;
  if (!chosenRooms(set).some((choice) => choice.room === room)) return say("unsent_room_left", room);
  const role = ownRoleNow(room);
  if (role === "none") return say("unsent_own_removed");
  if (role === "subscribe") return say("unsent_subscriber", room);
  if (to !== null && removedPeople.get().includes(personKey(to))) return say("unsent_removed", nameOf(to));
  const { earliest, latest: sentAt } = timesNow();
  const current = connectionIn(all, room);
  const here = participantsOf(current);
  const participants = device === undefined ? here : [...here, device];
  const audience = { to, own: ownPerson(current, set, enrolled), participants, known, room, now: earliest };
  const meant = recipientsOf(audience);
  if (meant.length === 0) return nobodySentence(current, audience);
  const without = unreachable(current, to);
  const recipients = meant.filter((identity) => !without.includes(identity));
  if (recipients.length === 0) {
    return to === null ? say("unsent_mute") : say("unsent_plain", nameOf(to));
  }

  const ping: SentPing = {
    ...said,
    text,
    id: crypto.randomUUID(),
    sentAt,
    room,
    expiresAt: sentAt + set.keepTryingHours * hourMs,
    recipients: recipients.map((identity) => ({ identity, outcome: "pending", at: sentAt })),
  };
  let isFull = false;
  const storing = outbox.update((stored) => {
    const added = addToOutbox(stored, ping);
    isFull = added === null;
    return added ?? stored;
  });
  if (isFull) return say("unsent_full", maxWaiting);
  const isStored = storing.then(
    () => true,
    () => false,
  );
  deliverNow(outbox.get(), ping.id, isStored);
  try {
    await storing;
  } catch (error) {
    forgetDeliveries([ping.id]);
    return unstoredSentence(error);
  }
  if (to !== null) {
    const pinged = recipients.map((identity) => {
      const seenAt = here.includes(identity) ? sentAt : (deviceSeenAt ?? sentAt);
      return { identity, room, seenAt };
    });
    runDetached(recordPinged(pinged)); // Whoever pings does not wait for it.
  }
  return null;
};
