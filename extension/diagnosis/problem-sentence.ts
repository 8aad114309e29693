import type { StorageProblem } from "../shared/core-values-schema.ts";
import { language } from "../shared/words/language.ts";
import { say, sayCount } from "../shared/words/say.ts";
import { storedName } from "./stored-name.ts";

const timeOf = (since: number): string =>
  new Intl.DateTimeFormat(language(), {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  }).format(since);

/** Says in a sentence what of the stored had the wrong shape, and when that was first seen. */
export const problemSentence = ({ key, lost, since }: StorageProblem): string => {
  const name = storedName(key);
  if (lost === "everything") return say("options_all_lost", name, timeOf(since));
  return sayCount("options_some_lost", lost, name, timeOf(since));
};
