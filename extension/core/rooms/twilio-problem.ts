import { sentenceOf, type Word } from "../../shared/words/say.ts";
import type { ConnectionProblem } from "../access/connection-problem.ts";

type Row = readonly [codes: readonly number[], retry: boolean, why: Word, advice?: Word];

/** Each code that Twilio documents for access tokens and Video: https://www.twilio.com/docs/api/errors */
const table: readonly Row[] = [
  [
    [20101, 20102, 20103, 20105, 20106, 20107, 20151, 20157, 20160],
    true,
    "problem_token_refused",
    "problem_admin_checks_settings",
  ],
  [[20104], true, "problem_token_expired", "problem_getting_new_token"],
  [[53000, 53001, 53002, 53003, 53004, 53204], true, "problem_connection_lost"],
  [[53006, 53119, 53206], true, "problem_room_busy"],
  [[53100, 53101, 53102], false, "problem_room_name", "problem_choose_room"],
  [[53103, 53104, 53106, 53107, 53108, 53109, 53113], true, "problem_room_not_opened"],
  [[53105], false, "problem_room_full", "problem_wait_for_place"],
  [[53126], false, "problem_room_type", "problem_admin_chooses_group_rooms"],
  [[53118], false, "problem_room_closed", "problem_ask_admin"],
  [[53200, 53201, 53202], false, "problem_name_refused", "problem_choose_name"],
  [[53205], false, "problem_joined_elsewhere", "problem_continue_here"],
  [[53203, 53215, 53300, 53301, 53302, 53303, 53304, 53305], true, "problem_track_refused"],
  [[53216], true, "problem_time_limit", "problem_joining_again"],
  [[53400, 53401, 53402, 53403, 53404, 53405, 53407], true, "problem_network_blocks"],
  [[53500, 53501], true, "problem_relays", "problem_admin_checks_relays"],
];

const removed: ConnectionProblem = {
  why: sentenceOf("problem_removed"),
  advice: sentenceOf("problem_asking_to_return"),
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
  if (!row) {
    const why =
      code === undefined
        ? sentenceOf("problem_room_unreached")
        : sentenceOf("problem_room_unreached_code", code);
    return { why, advice: sentenceOf("problem_trying_again"), retry: true };
  }
  const [, retry, why, advice = "problem_trying_again"] = row;
  return { why: sentenceOf(why), advice: sentenceOf(advice), retry };
};

/** The same for an error with which joining failed: then nothing was lost, it never was there. */
export const joinProblem = (error: unknown): ConnectionProblem =>
  codeOf(error) === 53000 || codeOf(error) === 53001
    ? {
        why: sentenceOf("problem_rooms_unreached"),
        advice: sentenceOf("problem_admin_checks_public_url"),
        retry: true,
      }
    : twilioProblem(error);

/** Whether the data path itself is in trouble, which the SDK does not always repair. */
export const isMediaError = (error: unknown): boolean => Math.floor((codeOf(error) ?? 0) / 100) === 534;
