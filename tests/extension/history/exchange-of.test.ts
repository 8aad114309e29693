import { expect, test } from "vitest";
import { exchangeOf } from "../../../extension/ui/history/history-entries.ts";
import { idOf, receivedPing, sentPing } from "../support/pings.ts";

const question = sentPing(1, { "Ana.aaaaaaaa": "seen" }, { to: "Ana" });

test("an answer stands beside its question", () => {
  const answer = receivedPing(2, { from: "Ana.aaaaaaaa", re: question.id });
  expect(exchangeOf([answer], [question]).question(answer)).toBe(question);
});

test("whoever was not asked does not answer, although everybody can read the id", () => {
  const mallory = receivedPing(2, { from: "Mallory.aaaaaaaa", re: question.id });
  expect(exchangeOf([mallory], [question]).question(mallory)).toBeUndefined();
});

test("one's own answer and its question find each other, the newest answer first", () => {
  const asked = receivedPing(1, { from: "Ana.aaaaaaaa" });
  const namesake = receivedPing(1, { from: "Mallory.aaaaaaaa" });
  const answers = [3, 2].map((n) => sentPing(n, {}, { to: "Ana", re: idOf(1) }));
  const { ownAnswer, ownQuestion } = exchangeOf([namesake, asked], answers);
  expect(ownAnswer(asked)).toBe(answers[0]);
  expect(ownAnswer(namesake)).toBeUndefined();
  expect(answers.map(ownQuestion)).toEqual([asked, asked]);
});

test("what is not here any more is missed by nobody", () => {
  const { question: find, ownAnswer, ownQuestion } = exchangeOf([], []);
  expect(find(receivedPing(2, { re: idOf(1) }))).toBeUndefined();
  expect(ownAnswer(receivedPing(2))).toBeUndefined();
  expect(ownQuestion(sentPing(2, {}, { re: idOf(1), to: "Ana" }))).toBeUndefined();
});
