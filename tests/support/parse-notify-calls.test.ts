import { expect, test } from "vitest";
import { parseNotifyCalls } from "./parse-notify-calls.ts";

const call = (
  summary: string,
  body: string,
) => `method call time=1.5 sender=:1.4 -> destination=:1.1 serial=9 \
path=/org/freedesktop/Notifications; interface=org.freedesktop.Notifications; member=Notify
   string "Chromium"
   uint32 0
   string ""
   string "${summary}"
   string "${body}"
   array [
      string "default"
      string "Activate"
      string "0"
      string "On my way"
      string "settings"
      string "Settings"
   ]
   array [
      dict entry(
         string "urgency"
         variant             byte 1
      )
   ]
   int32 25000
`;

test("reads what a person sees", () => {
  expect(parseNotifyCalls(call("Ana pinged you", "Lunch?"))).toEqual([
    { summary: "Ana pinged you", body: "Lunch?", buttons: ["On my way"], timeout: 25_000 },
  ]);
});

test("keeps quotes and line breaks of a text", () => {
  expect(parseNotifyCalls(call('the "big" one', "first\nsecond"))[0]).toMatchObject({
    summary: 'the "big" one',
    body: "first\nsecond",
  });
});

test("reads several calls in order, and leaves out one that is not complete", () => {
  const printed = call("one", "") + call("two", "") + call("three", "").slice(0, -10);
  expect(parseNotifyCalls(printed).map(({ summary }) => summary)).toEqual(["one", "two"]);
});
