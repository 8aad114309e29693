import { expect, test } from "vitest";
import { problemSentence } from "../../../extension/diagnosis/problem-sentence.ts";

const since = new Date(2025, 10, 22, 14, 3).getTime();

test.each([
  ["inbox", 2, /^2 entries of the inbox had the wrong shape and were left out \(.*22.*, .*03.*\)\.$/],
  ["outbox", 1, /^1 entry of the outbox had the wrong shape and was left out \(.*\)\.$/],
  ["settings", "everything", /^The settings had the wrong shape; Pingroom started over with none \(.*\)\.$/],
  ["<b>", "everything", /^“<b>” had the wrong shape; Pingroom started over with none \(.*\)\.$/],
] as const)("%s, %s", (key, lost, sentence) => {
  expect(problemSentence({ key, lost, since })).toMatch(sentence);
});
