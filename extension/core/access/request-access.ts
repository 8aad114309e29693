import * as v from "valibot";
import { type Engine, engine, type Usage, usage } from "../../shared/connection-schema.ts";
import { deviceKey } from "../../shared/device-key.ts";
import { type Answer, postAsDevice, postJson, ServiceUnreachable } from "../../shared/post-json.ts";
import { whatAnswers } from "../../shared/service-access.ts";
import { type Grant, grant, type Role, role } from "../../shared/team-schema.ts";
import { sentenceOf } from "../../shared/words/say.ts";
import { ConnectionError, notPingroom, refusalProblem } from "./connection-problem.ts";

/**
 * The data tracks of this extension by name. Everybody but those who only send hears `pings`; everybody hears `receipts`,
 * which carries no pings.
 */
export type TrackName = "pings" | "receipts";

/** What the token service answers: the right to enter one room, and where it is. */
export interface RoomAccess {
  token: string;
  /** This device's identity in the room. */
  identity: string;
  room: string;
  /** What this device may do there; both if the service does not say. */
  role?: Role | undefined;
  /** The data tracks to publish; `pings` alone if the service does not say. */
  tracks?: readonly TrackName[] | undefined;
  /** The rooms that a member may enter; absent for guests. */
  rooms?: Grant[] | undefined;
  /** Whether the service knows this device as a member's. */
  member?: boolean | undefined;
  /** Whether the service lets in anyone who can reach it. */
  openToGuests?: boolean | undefined;
  /** The members who were removed lately, by what `personKey` finds in their identities. */
  removed?: string[] | undefined;
  /** Whose room it is. */
  engine?: Engine | undefined;
  /** What the service's account has used up in this month. */
  usage?: Usage | undefined;
  /** When the token ends by this computer's clock, milliseconds since 1970; absent if the service does not say. */
  tokenExpiresAt?: number | undefined;
  /** What the room's client needs to connect, besides the token. */
  connectOptions: Record<string, unknown>;
  /** How long token and room let one stay last, milliseconds from when the answer came; Infinity if they do not say. */
  stayLimitMs: number;
}

const signalingUrl = v.pipe(v.string(), v.url(), v.regex(/^wss?:\/\//));

const memberId = v.pipe(v.string(), v.regex(/^m[a-z2-7]{9}$/));

const seconds = v.optional(v.pipe(v.number(), v.minValue(1)), Number.POSITIVE_INFINITY);

// The SDK hangs on a bad address, so only options of a known shape get through.
const access = v.object({
  // Durations and not times, since this clock and the service's may differ.
  expiresInSeconds: seconds,
  maxStaySeconds: seconds,
  token: v.pipe(v.string(), v.minLength(1)),
  identity: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
  room: v.pipe(v.string(), v.minLength(1)),
  role: v.optional(role),
  tracks: v.optional(v.array(v.picklist(["pings", "receipts"])), () => ["pings"]),
  rooms: v.optional(v.array(grant)),
  member: v.optional(v.boolean()),
  openToGuests: v.optional(v.boolean()),
  removed: v.optional(v.array(memberId)),
  // What a later service says of these in another way costs them alone.
  engine: v.fallback(v.optional(engine), undefined),
  usage: v.fallback(v.optional(usage), undefined),
  connectOptions: v.object({
    wsServer: v.optional(signalingUrl),
    region: v.optional(v.pipe(v.string(), v.regex(/^[a-z]{2,3}\d?$/))),
    insights: v.literal(false),
    networkMonitor: v.optional(v.literal(false)),
  }),
});

const unreachable = async (serviceUrl: string, signal: AbortSignal, cause: unknown) => {
  const found = await whatAnswers(serviceUrl, signal);
  return new ConnectionError(
    {
      why: found ?? sentenceOf("problem_service_unreached"),
      advice: sentenceOf(found ? "problem_trying_again" : "problem_trying_again_check_address"),
      retry: true,
    },
    { cause },
  );
};

/** Who asks for access to what. */
export interface AccessRequest {
  serviceUrl: string;
  /** Undefined for the first one of a member. */
  room: string | undefined;
  /** A guest's name; the service knows a member's. */
  name: string;
  /** This device's secret, by which the service gives a guest the same identity each time. */
  device: string;
  /** Thumbprint of this device's key, if the service has taken it for a member's. */
  member?: string | undefined;
  /** What a guest wants to do in the room; a member's role is the service's to say. */
  role?: Role | undefined;
  /** Whether this service has let this browser in before, as far as that is known. */
  entered?: boolean | undefined;
  /** True to enter as a probe of this device, beside it: see `isProbe`. */
  probe?: boolean | undefined;
}

/** Who asks for access to a room by its name, as everybody does who wants to stay in it. */
export type JoinRequest = AccessRequest & { room: string };

const ask = async (
  { serviceUrl, name, room, device, member, role = "both", probe }: AccessRequest,
  signal: AbortSignal,
): Promise<Answer> => {
  const path = "/token";
  const key = await deviceKey(serviceUrl);
  if (member === undefined) {
    // That it is both goes without saying.
    const body = { name, room, probe, key: key.thumbprint, ...(role === "both" ? {} : { role }) };
    return postJson(`${serviceUrl}${path}`, body, { "Pingroom-Device": device }, signal);
  }
  return postAsDevice({ serviceUrl, path, body: { room, probe }, key }, signal);
};

/**
 * Asks the token service for the right to enter a room: as a member's device if the service knows it, or else as a guest.
 *
 * @throws ConnectionError when it cannot be reached, refuses, or answers something else
 */
export const requestAccess = async (request: AccessRequest, signal: AbortSignal): Promise<RoomAccess> => {
  const answer = await ask(request, signal).catch(async (cause: unknown) => {
    throw cause instanceof ServiceUnreachable ? await unreachable(request.serviceUrl, signal, cause) : cause;
  });
  if (answer.status < 200 || answer.status > 299) throw new ConnectionError(refusalProblem(answer));
  const result = v.safeParse(access, answer.body);
  if (!result.success) throw new ConnectionError(notPingroom, { cause: new v.ValiError(result.issues) });
  const { expiresInSeconds, maxStaySeconds, ...granted } = result.output;
  return {
    ...granted,
    stayLimitMs: Math.min(expiresInSeconds, maxStaySeconds) * 1_000,
    tokenExpiresAt: Number.isFinite(expiresInSeconds)
      ? Math.round(Date.now() + expiresInSeconds * 1_000)
      : undefined,
  };
};
