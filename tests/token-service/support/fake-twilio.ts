import { randomBytes } from "node:crypto";
import { EventEmitter, once } from "node:events";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { createFaults } from "./fake-twilio-faults.ts";
import { type FakeParticipant, type FakeRoom, participantJson, roomJson } from "./fake-twilio-json.ts";

/** One request as it came in. */
export interface SeenRequest {
  /** Method and path, for instance "POST /v1/Rooms". */
  what: string;
  query: Record<string, string>;
  form: Record<string, string>;
  /** SID of the API key. */
  keySid: string;
}

const sid = (prefix: string): string => prefix + randomBytes(16).toString("hex");

const refusal = (status: number, code: number, message: string) =>
  Response.json(
    { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status },
    { status },
  );

const refuse = (status: number, code: number, message: string): never => {
  throw new HTTPException(status as 400, { res: refusal(status, code, message) });
};

/**
 * Plays Twilio's REST API for rooms and participants on a port of its own, as far as the service uses it. It keeps no
 * process alive.
 *
 * @param keys secrets of the API keys that it takes, by their SIDs; undefined takes any
 * @see https://www.twilio.com/docs/video/api/rooms-resource
 * @see https://www.twilio.com/docs/video/api/participants
 */
export const startFakeTwilio = async (keys?: Record<string, string>) => {
  const rooms: FakeRoom[] = [];
  const requests: SeenRequest[] = [];
  const faults = createFaults();
  const answered = new EventEmitter();
  let url = "";

  const find = (nameOrSid: string): FakeRoom =>
    rooms.find(
      (room) => room.sid === nameOrSid || (room.uniqueName === nameOrSid && room.endTime === undefined),
    ) ?? refuse(404, 20404, `The requested resource /Rooms/${nameOrSid} was not found`);

  const connected = (roomSid: string, participantSid: string): FakeParticipant =>
    find(roomSid).participants.find(({ sid, endTime }) => sid === participantSid && endTime === undefined) ??
    refuse(404, 20404, `The requested resource /Participants/${participantSid} was not found`);

  /** One page of a list, as Twilio cuts them. */
  const page = (key: string, entries: unknown[], address: URL) => {
    const size = Number(address.searchParams.get("PageSize") ?? 50);
    const from = Number(address.searchParams.get("Page") ?? 0) * size;
    const next = new URL(address.pathname + address.search, url);
    next.searchParams.set("Page", String(from / size + 1));
    const next_page_url = entries.length > from + size ? next.href : null;
    return Response.json({ [key]: entries.slice(from, from + size), meta: { key, next_page_url } });
  };

  const app = new Hono();
  app.use(async (c, next) => {
    const [keySid = "", secret] = Buffer.from(c.req.header("Authorization")?.slice(6) ?? "", "base64")
      .toString()
      .split(":");
    const form = Object.fromEntries(new URLSearchParams(await c.req.text()));
    const request = { what: `${c.req.method} ${c.req.path}`, query: c.req.query(), form, keySid };
    requests.push(request);
    if (keys && keys[keySid] !== secret) return refusal(401, 20003, "Authenticate");
    const spoilt = await faults.spoil(request.what);
    if (spoilt) return spoilt;
    await next();
    answered.emit("request", request);
  });
  app.post("/v1/Rooms", async (c) => {
    const form = await c.req.parseBody<Record<string, string>>();
    const uniqueName = form.UniqueName ?? "";
    if (rooms.some((room) => room.uniqueName === uniqueName && room.endTime === undefined)) {
      return refusal(400, 53113, "Room exists");
    }
    const room: FakeRoom = { sid: sid("RM"), uniqueName, form, startTime: new Date(), participants: [] };
    rooms.push(room);
    return c.json(roomJson(room), 201);
  });
  app.get("/v1/Rooms", (c) => {
    const open = c.req.query("Status") === "in-progress";
    const listed = rooms.filter(({ endTime }) => !open || endTime === undefined);
    return page("rooms", listed.map(roomJson), new URL(c.req.url));
  });
  app.get("/v1/Rooms/:room", (c) => c.json(roomJson(find(c.req.param("room")))));
  app.get("/v1/Rooms/:room/Participants", (c) => {
    const room = find(c.req.param("room"));
    const wanted = c.req.query("Status") ?? (room.endTime ? "disconnected" : "connected");
    const listed = room.participants.filter(
      ({ endTime }) => (wanted === "connected") === (endTime === undefined),
    );
    return page(
      "participants",
      listed.map((participant) => participantJson(room, participant)),
      new URL(c.req.url),
    );
  });
  app.get("/v1/Rooms/:room/Participants/:participant", (c) => {
    const room = find(c.req.param("room"));
    const wanted = room.participants.find(({ sid }) => sid === c.req.param("participant"));
    return wanted ? c.json(participantJson(room, wanted)) : refusal(404, 20404, "Not found");
  });
  app.post("/v1/Rooms/:room/Participants/:participant", async (c) => {
    const participant = connected(c.req.param("room"), c.req.param("participant"));
    const { Status } = await c.req.parseBody<Record<string, string>>();
    if (Status === "disconnected") participant.endTime = new Date();
    return c.json(participantJson(find(c.req.param("room")), participant));
  });
  app.post("/v1/Rooms/:room/Participants/:participant/SubscribeRules", async (c) => {
    const participant = connected(c.req.param("room"), c.req.param("participant"));
    const { Rules = "[]" } = await c.req.parseBody<Record<string, string>>();
    participant.rules = JSON.parse(Rules);
    return c.json({ participant_sid: participant.sid, rules: participant.rules }, 202);
  });

  const server = createAdaptorServer({ fetch: app.fetch });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  server.unref();
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    rooms,
    requests,
    /** Lets the next requests fail. */
    fail: faults.add,
    /** Somebody joins an open room, which is made if it is not there, as the SDK does. */
    join: (uniqueName: string, identity: string, startTime = new Date()): FakeParticipant => {
      let room = rooms.find((one) => one.uniqueName === uniqueName && one.endTime === undefined);
      if (!room) {
        room = { sid: sid("RM"), uniqueName, form: {}, startTime, participants: [] };
        rooms.push(room);
      }
      const participant = { sid: sid("PA"), roomSid: room.sid, identity, startTime };
      room.participants.push(participant);
      return participant;
    },
    /** Resolves once a request of this method and path has been answered, with no fault, from now on. */
    answers: async (what: RegExp): Promise<SeenRequest> => {
      for (;;) {
        const [request] = (await once(answered, "request")) as [SeenRequest];
        if (what.test(request.what)) return request;
      }
    },
  };
};

/** See {@link startFakeTwilio}. */
export type FakeTwilio = Awaited<ReturnType<typeof startFakeTwilio>>;
