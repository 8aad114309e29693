import type { ConnectionProblem } from "../shared/connection-problem.ts";

type Row = readonly [codes: readonly number[], retry: boolean, why: string, advice?: string];

const tryingAgain = "Trying again by itself.";

/** Each code that Twilio documents for access tokens and Video: https://www.twilio.com/docs/api/errors */
const table: readonly Row[] = [
  [
    [20101, 20102, 20103, 20105, 20106, 20107, 20151, 20157, 20160],
    true,
    "The room does not accept the service’s access tokens.",
    "Your admin should check the service’s settings; trying again meanwhile.",
  ],
  [[20104], true, "The access token has expired.", "Getting a new one."],
  [[53000, 53001, 53002, 53003, 53004, 53204], true, "The connection to the room was lost.", tryingAgain],
  [[53006, 53119, 53206], true, "The room’s server is busy.", tryingAgain],
  [[53100, 53101, 53102], false, "The room’s name is not accepted.", "Choose another room in the options."],
  [[53103, 53104, 53106, 53107, 53108, 53109, 53113], true, "The room cannot be opened.", tryingAgain],
  [[53105], false, "The room is full.", "Try again when somebody has left, or choose another room."],
  [
    [53126],
    false,
    "The service’s account may not have rooms of this type.",
    "Your admin should choose group rooms in the Twilio Console.",
  ],
  [[53118], false, "The room was closed by its admin.", "Ask your admin, then try again."],
  [[53200, 53201, 53202], false, "Your name is not accepted.", "Choose another name in the options."],
  [
    [53205],
    false,
    "Pingroom joined this room from another place with your identity.",
    "Press “Try again” to continue here.",
  ],
  [
    [53203, 53215, 53300, 53301, 53302, 53303, 53304, 53305],
    true,
    "The room does not take pings from you.",
    tryingAgain,
  ],
  [[53216], true, "The room’s time limit for one stay was reached.", "Joining again."],
  [
    [53400, 53401, 53402, 53403, 53404, 53405, 53407],
    true,
    "Your network does not let data through to your teammates.",
    tryingAgain,
  ],
  [
    [53500, 53501],
    true,
    "The room’s relay servers are not set up right.",
    "Your admin should check ICE_SERVERS; trying again meanwhile.",
  ],
];

const removed: ConnectionProblem = {
  why: "You were removed from the room.",
  advice: "Asking whether you may come back.",
  retry: true,
  removed: true,
};

const codeOf = (error: unknown): number | undefined => {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === "number" ? code : undefined;
};

/**
 * Puts an error of the SDK into words.
 *
 * @param error a TwilioError; or undefined, with which the SDK reports a removal by the server
 */
export const twilioProblem = (error: unknown): ConnectionProblem => {
  if (error === undefined || error === null) return removed;
  const code = codeOf(error);
  const row = table.find(([codes]) => code !== undefined && codes.includes(code));
  if (!row)
    return {
      why: `The room cannot be reached (${code ?? "unknown error"}).`,
      advice: tryingAgain,
      retry: true,
    };
  const [, retry, why, advice = tryingAgain] = row;
  return { why, advice, retry };
};

/** The same for an error with which joining failed: then nothing was lost, it never was there. */
export const joinProblem = (error: unknown): ConnectionProblem =>
  codeOf(error) === 53000 || codeOf(error) === 53001
    ? {
        why: "The service answers, but its rooms cannot be reached.",
        advice: "Trying again by itself; if this stays, your admin should check PUBLIC_URL and the proxy.",
        retry: true,
      }
    : twilioProblem(error);

/** Whether the data path itself is in trouble, which the SDK does not always repair. */
export const isMediaError = (error: unknown): boolean => Math.floor((codeOf(error) ?? 0) / 100) === 534;
