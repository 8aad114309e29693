import { expect, test } from "vitest";
import { exportOf } from "../../../extension/history/export-file.ts";
import { type HistoryEntry, historyOf } from "../../../extension/ui/history/history-entries.ts";
import { idOf, receivedPing, sentPing } from "../support/pings.ts";

const at = (time: string): number => Date.parse(`2026-11-22T${time}Z`);

/** What the file says, which is for people to read too. */
const exported = async (parts: HistoryEntry[][], now: number): Promise<unknown> => {
  const text = await (await exportOf(parts, now)).text();
  expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
  return JSON.parse(text);
};

test.each([
  ["at once", 10],
  ["in parts", 1],
])("the export says in words and ISO times what the page shows, oldest first, read %s", async (_, length) => {
  const inbox = [
    receivedPing(3, {
      from: "Bo.aaaaaaaa.publish",
      room: "ops",
      toEveryone: false,
      text: "Coming",
      re: idOf(2),
      sentAt: at("09:00"),
      receivedAt: at("09:01"),
      notifiedAt: at("09:01"),
      seenAt: at("09:02"),
      answeredAt: at("09:03"),
    }),
    receivedPing(1, { text: "", priority: "urgent", sentAt: at("07:00"), receivedAt: at("07:00") }),
  ];
  const outbox = [
    sentPing(
      2,
      { "Bo.aaaaaaaa": "pending", "Bo.bbbbbbbb": "seen", "Cleo.aaaaaaaa": "expired" },
      { text: "Lunch?", sentAt: at("08:00"), priority: "nudge" },
    ),
  ];
  for (const each of outbox[0]?.recipients ?? []) each.at = at("08:01");
  const entries = historyOf(inbox, outbox);
  const parts = [entries.slice(0, length), entries.slice(length)];
  expect(await exported(parts, at("10:00"))).toEqual({
    version: 1,
    exportedAt: "2026-11-22T10:00:00.000Z",
    received: [
      {
        id: idOf(1),
        room: "ping-room",
        priority: "urgent",
        text: "",
        sentAt: "2026-11-22T07:00:00.000Z",
        answers: null,
        from: "Ana",
        device: "Ana",
        toEveryone: true,
        receivedAt: "2026-11-22T07:00:00.000Z",
        seenAt: null,
        answeredAt: null,
      },
      {
        id: idOf(3),
        room: "ops",
        priority: "ping",
        text: "Coming",
        sentAt: "2026-11-22T09:00:00.000Z",
        answers: idOf(2),
        from: "Bo",
        device: "Bo.aaaaaaaa.publish",
        toEveryone: false,
        receivedAt: "2026-11-22T09:01:00.000Z",
        seenAt: "2026-11-22T09:02:00.000Z",
        answeredAt: "2026-11-22T09:03:00.000Z",
      },
    ],
    sent: [
      {
        id: idOf(2),
        room: "ping-room",
        priority: "nudge",
        text: "Lunch?",
        sentAt: "2026-11-22T08:00:00.000Z",
        answers: null,
        to: null,
        recipients: [
          { name: "Bo", outcome: "seen", since: "2026-11-22T08:01:00.000Z" },
          { name: "Cleo", outcome: "expired", since: "2026-11-22T08:01:00.000Z" },
        ],
      },
    ],
  });
});

test("an export of nothing has the same shape", async () => {
  expect(await exported([[]], 0)).toEqual({
    version: 1,
    exportedAt: "1970-01-01T00:00:00.000Z",
    received: [],
    sent: [],
  });
});
