import type { StorageProblem } from "../shared/storage-problems.ts";
import { language } from "../shared/words/language.ts";
import { say, type Word } from "../shared/words/say.ts";
import { sayCount } from "../shared/words/say-count.ts";

const names = new Map<string, Word>([
  ["connections", "options_stored_connection"],
  ["device", "options_stored_device"],
  ["draft", "options_stored_draft"],
  ["enrolment", "options_stored_enrolment"],
  ["handledElsewhere", "options_stored_handled"],
  ["inbox", "options_stored_inbox"],
  ["knownTeammates", "options_stored_teammates"],
  ["lastService", "options_stored_service"],
  ["lastTarget", "options_stored_target"],
  ["outbox", "options_stored_outbox"],
  ["receivedKeys", "options_stored_keys"],
  ["settings", "options_stored_settings"],
  ["signInProblem", "options_stored_sign_in"],
]);

const timeOf = (since: number): string =>
  new Intl.DateTimeFormat(language(), {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  }).format(since);

/** Says in a sentence what of the stored had the wrong shape, and when that was first seen. */
export const problemSentence = ({ key, lost, since }: StorageProblem): string => {
  const word = names.get(key);
  const name = word ? say(word) : say("options_stored_other", key);
  if (lost === "everything") return say("options_all_lost", name, timeOf(since));
  return sayCount("options_some_lost", lost, name, timeOf(since));
};
