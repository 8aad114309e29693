import { say } from "../words/say.ts";

/** What a ping says; one without words says just that. */
export const plainText = ({ text }: { text: string }): string => text || say("history_no_text");
