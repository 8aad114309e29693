import { say } from "./say.ts";

/** BCP 47 tag of the language in which sentences are, which need not be the browser's: dates and numbers follow them. */
export const language = (): string => say("language_tag");
