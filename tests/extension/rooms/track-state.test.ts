import { expect, test } from "vitest";
import { trackState } from "../../../extension/core/rooms/room.ts";

const open = (...names: string[]) => names.map((trackName) => ({ trackName, isSubscribed: true }));
const closed = (...names: string[]) => names.map((trackName) => ({ trackName, isSubscribed: false }));

test.each([
  ["nothing", [], "none"],
  ["its one track, open", open("pings"), "open"],
  ["its one track, closed", closed("pings"), "missing"],
  ["no more than a track for receipts", open("receipts"), "open"],
  ["both tracks, open", open("pings", "receipts"), "open"],
  ["both tracks, and pings do not get here", [...closed("pings"), ...open("receipts")], "missing"],
  ["both tracks, and receipts do not get here", [...open("pings"), ...closed("receipts")], "missing"],
  ["a track of another name, open", open("a page's own"), "open"],
  ["tracks of other names, one of them open", [...closed("one"), ...open("other")], "open"],
  ["tracks of other names, closed", closed("one", "other"), "missing"],
])("to somebody who hears all, who has published %s", (_what, tracks, state) => {
  for (const role of ["both", "subscribe", undefined] as const) expect(trackState(tracks, role)).toBe(state);
});

test.each([
  ["nothing", [], "none"],
  ["pings alone", closed("pings"), "none"],
  ["pings alone, open by mistake", open("pings"), "none"],
  ["a track of another name", closed("a page's own"), "none"],
  ["a track for receipts, open", open("receipts"), "open"],
  ["both tracks, of which receipts get here", [...closed("pings"), ...open("receipts")], "open"],
  ["both tracks, closed", closed("pings", "receipts"), "missing"],
])("to somebody who only sends, who has published %s", (_what, tracks, state) => {
  expect(trackState(tracks, "publish")).toBe(state);
});
