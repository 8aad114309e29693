// Runs in the test's page: the extension's room client, with the functions of room-page.js; `report` is one of the test.
import type { Room } from "../../../../extension/core/rooms/room.ts";
import { joinTwilioRoom } from "../../../../extension/core/rooms/twilio-room.ts";

declare const report: (event: string) => void;

const rooms = new Map<string, Room>();

const join = async (
  key: string,
  token: string,
  options: Record<string, unknown>,
  tracks: ("pings" | "receipts")[],
) => {
  const say = (kind: string, detail: object = {}) => report(JSON.stringify({ key, kind, ...detail }));
  const access = {
    token,
    identity: "",
    room: "",
    tracks,
    connectOptions: { insights: false, networkMonitor: false, ...options },
    stayLimitMs: Number.POSITIVE_INFINITY,
  };
  const room = await joinTwilioRoom(
    access,
    {
      message: (text, { from, track }) => say("message", { identity: from, track, text }),
      participants: (identities) => say("participants", { text: identities.join() }),
      reached: (identity) => say("trackSubscribed", { identity }),
      reconnecting: () => say("reconnecting"),
      reconnected: () => say("reconnected"),
      ended: () => say("disconnected"),
    },
    new AbortController().signal,
  );
  rooms.set(key, room);
  return {};
};

Object.assign(globalThis, {
  join,
  send: (key: string, text: string, track: string) =>
    rooms.get(key)?.send(text, track === "receipts" ? "signal" : "ping"),
  leave: (key: string) => rooms.get(key)?.leave(),
});
