import { isProbe, isProbeOf } from "../../shared/identity.ts";
import type { StepProblem } from "../../shared/test-ping-run.ts";
import { sentenceOf } from "../../shared/words/say.ts";
import { ConnectionError } from "../access/connection-problem.ts";
import type { JoinRequest, RoomAccess, requestAccess } from "../access/request-access.ts";
import type { Session } from "../rooms/session.ts";
import { joinAsProbe, type Probe, type ProbeParts } from "./probe.ts";

/** One step of a test ping through the room back to this device; each needs the one before it. */
export type TestPingStep =
  | { step: "service"; request: JoinRequest }
  | { step: "room" }
  | { step: "ping"; id: string; text: string }
  | { step: "end" };

/** What a test ping needs of the document. */
export interface TestPingParts extends ProbeParts {
  requestAccess: typeof requestAccess;
  /** The present stay in a room, or undefined while there is none. */
  stay(room: string): Session | undefined;
}

const stepMs = 10_000;
// Whatever becomes of whoever takes the steps.
const testMs = 60_000;

const advices = {
  service: sentenceOf("test_ping_service_advice"),
  room: sentenceOf("test_ping_room_advice"),
  ping: sentenceOf("test_ping_ping_advice"),
};

const tooSlow = {
  service: sentenceOf("test_ping_service_slow"),
  room: sentenceOf("test_ping_room_slow"),
  ping: sentenceOf("test_ping_ping_slow"),
};

/** What others are told of a problem is that it will be tried again; a test is not. */
const problemOf = (step: keyof typeof advices, error: unknown): StepProblem => {
  const advice = advices[step];
  if ((error as { name?: unknown }).name === "TimeoutError") return { why: tooSlow[step], advice };
  if (!(error instanceof ConnectionError)) throw error;
  const { why, advice: usual, retry } = error.problem;
  return { why, advice: retry ? advice : usual };
};

/** Makes what takes the steps of a test ping, one after another, and tells of each what is wrong with it, or null. */
export const createTestPing = (
  parts: TestPingParts,
): ((step: TestPingStep) => Promise<StepProblem | null>) => {
  let access: RoomAccess | undefined;
  let wanted: JoinRequest | undefined;
  let probe: Probe | undefined;
  let leaving: ReturnType<typeof setTimeout> | undefined;

  const end = () => {
    clearTimeout(leaving);
    probe?.leave();
    access = probe = undefined;
  };

  const ask = async (request: JoinRequest, signal: AbortSignal): Promise<StepProblem | null> => {
    const granted = await parts.requestAccess({ ...request, probe: true }, signal);
    // One that knows no probes would let us in as this device, and so put it out.
    if (!isProbe(granted.identity)) {
      return { why: sentenceOf("test_ping_service_old"), advice: sentenceOf("test_ping_service_old_advice") };
    }
    access = granted;
    wanted = request;
    return null;
  };

  const enter = async (signal: AbortSignal): Promise<StepProblem | null> => {
    const stay = wanted && parts.stay(wanted.room);
    if (!access || !wanted || !stay || !isProbeOf(access.identity, stay.identity)) {
      return { why: sentenceOf("test_ping_not_connected"), advice: advices.room };
    }
    probe = await joinAsProbe(
      parts,
      { serviceUrl: wanted.serviceUrl, access, device: stay.identity },
      signal,
    );
    leaving = setTimeout(end, testMs);
    await probe.reachDevice(signal);
    return null;
  };

  const take = async (step: TestPingStep, signal: AbortSignal): Promise<StepProblem | null> => {
    if (step.step === "service") {
      end();
      return ask(step.request, signal);
    }
    if (step.step === "room") return enter(signal);
    if (step.step === "ping") await probe?.ping(step, signal);
    if (step.step === "end") end();
    return null;
  };

  return (step) =>
    take(step, AbortSignal.timeout(stepMs)).catch((error: unknown) => {
      if (step.step === "end") throw error;
      return problemOf(step.step, error);
    });
};

let taking: ReturnType<typeof createTestPing> | undefined;

/** Gives the test ping what it needs; called once, as the core starts. */
export const prepareTestPing = (parts: TestPingParts): void => {
  taking = createTestPing(parts);
};

/** Takes one step of a test ping, within 10 s. @returns what is wrong with it, or null */
export const takeTestStep = async (step: TestPingStep): Promise<StepProblem | null> => {
  if (!taking) throw new Error("The core was started without a test ping.");
  return taking(step);
};
