import { expect, test } from "vitest";
import { say } from "../../../extension/shared/words/say.ts";
import { saySentence, sentenceOf } from "../../../extension/shared/words/sentence.ts";

test("a sentence is said in the language of the browser", () => {
  expect(say("command_ping_last")).toBe("Ping whoever you pinged last");
});

test("a sentence that is named now can be said later", () => {
  expect(saySentence(sentenceOf("command_ping_last"))).toBe("Ping whoever you pinged last");
});

test("what only a service can put into words is said as it said it", () => {
  expect(saySentence({ plain: "Costs $1." })).toBe("Costs $1.");
});
