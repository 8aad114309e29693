import { expect, test } from "vitest";
import { problemSentence } from "../../../extension/diagnosis/storage.tsx";

const since = new Date(2025, 10, 22, 14, 3).getTime();

test.each([
  ["inbox", 2, /^Inbox: 2 entries were damaged and left out \(.*22.*, .*03.*\)\.$/],
  ["outbox", 1, /^Outbox: 1 entry was damaged and left out \(.*\)\.$/],
  ["settings", "everything", /^Settings: all of it was damaged; Pingroom started over with none \(.*\)\.$/],
  ["<b>", "everything", /^“<b>”: all of it was damaged; Pingroom started over with none \(.*\)\.$/],
] as const)("%s, %s", (key, lost, sentence) => {
  expect(problemSentence({ key, lost, since })).toMatch(sentence);
});
