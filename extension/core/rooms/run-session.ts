import { printOf } from "../../shared/identity.ts";
import { decode, otherVersionIn } from "../../shared/wire-schema.ts";
import { type Sentence, sentenceOf } from "../../shared/words/say.ts";
import type { ConnectionProblem } from "../access/connection-problem.ts";
import type { AccessRequest, RoomAccess } from "../access/request-access.ts";
import { stopwatch } from "../base/async.ts";
import { createProofGate } from "../sealing/proof-gate.ts";
import { createSpeaker, type Speaker } from "../sealing/speaker.ts";
import { inspectSession } from "./inspect-connections.ts";
import { startLiveness } from "./liveness.ts";
import { planRejoin, reasonsToRejoin } from "./plan-rejoin.ts";
import type { LiveSession, SessionEnd, SessionParts } from "./session.ts";

/**
 * Joins the room and stays in it until it ends, or until it is time to join it anew: nothing proves the connection any
 * more, or a limit comes near.
 *
 * @param access the right to enter; asked for if absent
 * @param signal leaves the room; its reason is thrown
 * @throws ConnectionError when the room cannot be joined
 */
export const runSession = async (
  request: AccessRequest,
  parts: SessionParts,
  signal: AbortSignal,
  access?: RoomAccess,
): Promise<SessionEnd> => {
  const granted = access ?? (await parts.requestAccess(request, signal));
  const { identity, room: name } = granted;
  const [key, statementTime, signingKey] = await Promise.all([
    parts.publicKey,
    parts.statementTime,
    printOf(identity) === null ? undefined : parts.deviceKey(request.serviceUrl),
  ]);
  const gate = createProofGate({
    room: name,
    identity,
    pins: parts.pins,
    onUnproven: () => parts.unproven(name),
    onNewDevice: (other) => parts.newDevice(other, name),
  });
  const { role, member, openToGuests, engine, tokenExpiresAt, usage } = granted;
  const terms = { role, member, openToGuests, engine, tokenExpiresAt, usage };
  const elapsedMs = stopwatch();
  const over = new AbortController();
  let stay: LiveSession | undefined;
  let participants: string[] = [];
  /** Why the connection is being repaired, while it is. */
  let repairing: Sentence | undefined;
  let quietMs = stopwatch();

  const tell = () => {
    if (!stay) return;
    stay.participants = participants;
    const { identity, name: room, life } = stay;
    const here = { identity, room, participants, presences: life.presences() };
    parts.report(
      repairing
        ? { state: "reconnecting", ...here, why: repairing }
        : { state: "connected", ...here, ...terms, provenAt: life.provenAt() },
    );
  };

  let end: (end: SessionEnd) => void = () => {};
  const ended = new Promise<SessionEnd>((resolve, reject) => {
    end = resolve;
    // The signal is that of all stays in the room, of which there may be thousands.
    signal.addEventListener("abort", () => reject(signal.reason), { once: true, signal: over.signal });
  });
  ended.catch(() => {}); // Awaited below, once joined; a reason to leave may come sooner.
  const joinAnew = (problem: ConnectionProblem, next?: RoomAccess) => {
    repairing = problem.why;
    tell();
    end({ problem, byUs: true, next });
  };

  const joining = parts.joinRoom(
    granted,
    {
      message: (data, origin) => {
        const arrived = stay && decode(data);
        if (!arrived) {
          const version = otherVersionIn(data);
          if (version) stay?.life.hearOtherVersion(origin.from, version);
          return;
        }
        gate.take(arrived, origin.from, (message) => {
          if (!stay || stay.life.hear(message, origin.from)) return;
          quietMs = stopwatch();
          parts.hear(message, origin, stay);
        });
      },
      participants: (identities) => {
        participants = identities;
        stay?.life.participantsChanged();
        tell();
      },
      reached: () => stay?.life.tell(),
      reconnecting: () => {
        repairing = sentenceOf("problem_connection_lost");
        stay?.life.lineChanged(false);
        tell();
      },
      reconnected: () => {
        repairing = undefined;
        stay?.life.lineChanged(true);
        tell();
      },
      ended: (problem) => end({ problem, byUs: false }),
    },
    signal,
  );
  const joined = await joining.catch((error: unknown) => {
    over.abort();
    throw error;
  });
  try {
    const { presence } = parts;
    const speaker = createSpeaker({ send: joined.send, room: name, identity, key: signingKey });
    const life = startLiveness(
      {
        room: joined,
        say: speaker.say,
        identity,
        openToGuests,
        key,
        statementTime,
        presence,
        onMet: (other) => stay && parts.met(other, stay),
        onChange: tell,
        onLost: (what) => {
          if (what === "all" || parts.mayHeal(what)) joinAnew(reasonsToRejoin[what]);
        },
      },
      over.signal,
    );
    const say: Speaker["say"] = (message) => {
      quietMs = stopwatch();
      speaker.say(message);
    };
    const { keyOf, tell: introduce } = life;
    const rejoin = planRejoin(
      {
        limitMs: granted.stayLimitMs,
        elapsedMs,
        activity: () => ({ quietMs: quietMs(), busy: parts.isBusy() }),
        requestAccess: (stop) => parts.requestAccess(request, stop),
        onTime: (next) => joinAnew(reasonsToRejoin.planned, next),
      },
      over.signal,
    );
    const inspect = () => inspectSession(name, joined, rejoin);
    stay = {
      ...{ name, identity, participants, openToGuests, life, tell, keyOf, introduce, inspect },
      ...{ say, prove: speaker.prove, doubt: gate.doubt },
    };
    life.participantsChanged();
    parts.present(stay);
    tell();
    life.tell();
    return await ended;
  } finally {
    over.abort();
    parts.present(undefined);
    stay = undefined;
    joined.leave();
  }
};
