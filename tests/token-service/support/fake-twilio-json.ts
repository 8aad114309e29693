/** A room that the fake of Twilio keeps. */
export interface FakeRoom {
  sid: string;
  uniqueName: string;
  /** What it was made with. */
  form: Record<string, string>;
  startTime: Date;
  endTime?: Date;
  participants: FakeParticipant[];
}

/** A participant that the fake of Twilio keeps. */
export interface FakeParticipant {
  sid: string;
  roomSid: string;
  identity: string;
  startTime: Date;
  endTime?: Date;
  rules?: unknown;
}

// Twilio tells whole seconds: 2026-11-05T10:11:12Z
const time = (date: Date | undefined): string | null => date?.toISOString().replace(/\.\d+/, "") ?? null;

const seconds = (from: Date, to: Date | undefined): number | null =>
  to ? Math.floor(to.getTime() / 1_000) - Math.floor(from.getTime() / 1_000) : null;

/** A room as the REST API shows it. */
export const roomJson = ({ sid, uniqueName, form, startTime, endTime }: FakeRoom) => ({
  sid,
  unique_name: uniqueName,
  status: endTime ? "completed" : "in-progress",
  type: form.Type ?? "group",
  date_created: time(startTime),
  date_updated: time(startTime),
  end_time: time(endTime),
  duration: seconds(startTime, endTime),
  status_callback: form.StatusCallback ?? null,
  max_participant_duration: Number(form.MaxParticipantDuration ?? 14_400),
  empty_room_timeout: Number(form.EmptyRoomTimeout ?? 5),
  unused_room_timeout: Number(form.UnusedRoomTimeout ?? 5),
  record_participants_on_connect: form.RecordParticipantsOnConnect === "true",
});

/** A participant as the REST API shows it. */
export const participantJson = (room: FakeRoom, { sid, identity, startTime, endTime }: FakeParticipant) => ({
  sid,
  room_sid: room.sid,
  identity,
  status: endTime ? "disconnected" : "connected",
  date_created: time(startTime),
  date_updated: time(startTime),
  start_time: time(startTime),
  end_time: time(endTime),
  duration: seconds(startTime, endTime),
});
