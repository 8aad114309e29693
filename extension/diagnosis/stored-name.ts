import { say, type Word } from "../shared/words/say.ts";

const names = new Map<string, Word>([
  ["deletedPings", "diagnosis_stored_deleted"],
  ["device", "options_stored_device"],
  ["draft", "options_stored_draft"],
  ["enrolment", "options_stored_enrolment"],
  ["handledElsewhere", "options_stored_handled"],
  ["inbox", "options_stored_inbox"],
  ["knownEngine", "options_stored_engine"],
  ["knownTeammates", "options_stored_teammates"],
  ["lastService", "options_stored_service"],
  ["lastTarget", "options_stored_target"],
  ["lastTargets", "options_stored_targets"],
  ["newDevices", "diagnosis_stored_new_devices"],
  ["oldForgotten", "diagnosis_stored_forgotten"],
  ["knownTime", "diagnosis_stored_time"],
  ["leftOut", "diagnosis_stored_left_out"],
  ["outbox", "options_stored_outbox"],
  ["receivedKeys", "options_stored_keys"],
  ["removedPeople", "diagnosis_stored_removed"],
  ["settings", "options_stored_settings"],
  ["takenOver", "diagnosis_stored_taken_over"],
  ["storageProblems", "diagnosis_stored_problems"],
  ["timeline", "diagnosis_stored_timeline"],
  ["welcome", "diagnosis_stored_welcome"],
  ["workingUntil", "options_stored_overtime"],
]);

/** What people call a stored item. @param key what the code calls it */
export const storedName = (key: string): string => {
  const word = names.get(key);
  return word ? say(word) : say("options_stored_other", key);
};
