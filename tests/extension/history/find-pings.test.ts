import { expect, test } from "vitest";
import { createFinder, isEverything } from "../../../extension/shared/find-pings.ts";
import { historyOf } from "../../../extension/ui/history/history-entries.ts";
import { receivedPing, sentPing } from "../support/pings.ts";

const entries = historyOf(
  [
    receivedPing(1, { text: "Crème brûlée à midi?", from: "Chloé Ng.aaaaaaaa", room: "küche" }),
    receivedPing(2, { text: "STANDUP  in\nfive minutes", from: "Bo.aaaaaaaa", toEveryone: false }),
    receivedPing(3, { text: "", from: "Bo.aaaaaaaa", room: "ops" }),
  ],
  [
    sentPing(4, {}, { text: "On the Straße", to: "Chloé Ng" }),
    sentPing(5, {}, { text: "Lunch", room: "ops" }),
  ],
);

const find = (query: string, room: string | null = null, showsRooms = true) =>
  entries.filter(createFinder({ query, room, showsRooms })).map(({ ping }) => Number(ping.id.slice(-2)));

test.each<[string, number[]]>([
  ["creme BRULEE", [1]],
  ["brûlée midi", [1]],
  ["standup in five", [2]],
  ["chloe", [4, 1]],
  ["bo standup", [2]],
  ["bo creme", []],
  ["strasse", [4]],
  ["you lunch", [5]],
  ["everyone", [5, 3, 1]],
  ["ping!", [3]], // What is shown of a ping without words.
  ["kuche", [1]],
  ["ops", [5, 3]],
])("%j finds the pings %j", (query, found) => {
  expect(find(query)).toEqual(found);
});

test("what nobody sees is not found: a room's name where there is but one, an identity's ending", () => {
  expect(find("ops", null, false)).toEqual([]);
  expect(find("aaaaaaaa")).toEqual([]);
});

test("one room is looked at alone", () => {
  expect(find("", "ops")).toEqual([5, 3]);
  expect(find("lunch", "ops")).toEqual([5]);
  expect(find("lunch", "küche")).toEqual([]);
});

test("nothing to look for leaves the list as it is", () => {
  expect(find(" \n")).toEqual([5, 4, 3, 2, 1]);
  expect(isEverything({ query: " \n", room: null, showsRooms: true })).toBe(true);
  expect(isEverything({ query: "", room: "ops", showsRooms: true })).toBe(false);
});
