import * as v from "valibot";
import { connectionSchema, knownEngineSchema } from "../../shared/connection-schema.ts";
import {
  change,
  draftShape,
  keptPingsSchema,
  leftOutSchema,
  receivedKey,
  roomNewsItem,
  signInProblemSchema,
  storageProblem,
  storingFailsSchema,
  welcomeProgress,
} from "../../shared/core-values-schema.ts";
import { isPending, isStillUrgent, pingKey } from "../../shared/ping.ts";
import { identity, receivedPing, sentPing, target, to } from "../../shared/ping-schema.ts";
import { defaultSettings, settingsSchema } from "../../shared/settings-schema.ts";
import { listOf, recordOf } from "../../shared/stored-shape-schema.ts";
import { enrolmentSchema, knownTeammate } from "../../shared/team-schema.ts";
import { run } from "../../shared/test-ping-run.ts";
import { list } from "./list.ts";
import { value } from "./value.ts";

const inMemory = false;

/** The user's settings. */
export const settings = value("settings", settingsSchema, defaultSettings);

/** The last enrolment, if there was any; it counts only while the settings name its service. */
export const enrolment = value("enrolment", v.optional(enrolmentSchema), undefined);

/** Why the last sign-in let nobody in. */
export const signInProblem = value("signInProblem", v.optional(signInProblemSchema), undefined, inMemory);

/** How this browser stands with each of its rooms; with rooms that it has left it does not stand at all. */
export const connections = value("connections", recordOf(connectionSchema), {}, inMemory);

// Several times as many as the popup shows, and as can come in the time in which they count for a flood.
const newest = 200;

/** Pings received, newest first; in memory are besides those that are unread, to be notified of, or urgent and not answered. */
export const inbox = list("inbox", receivedPing, {
  keyOf: pingKey,
  at: ({ receivedAt }) => receivedAt,
  newest,
  isLive: (ping) =>
    ping.seenAt === undefined ||
    ping.notifiedAt === undefined ||
    (isStillUrgent(ping, "both") && !ping.limited) ||
    ping.test === true,
});

/** Pings sent, newest first; in memory are besides those that somebody waits for. */
export const outbox = list("outbox", sentPing, {
  keyOf: ({ id }) => id,
  at: ({ sentAt }) => sentAt,
  newest,
  isLive: isPending,
});

/** How many pings are kept, most of them in the database alone. Who has read them under another core has to read them again. */
export const keptPings = value(
  "keptPings",
  keptPingsSchema,
  { received: 0, sent: 0, edits: Date.now() },
  inMemory,
);

for (const [name, { onKept }] of [
  ["received", inbox],
  ["sent", outbox],
] as const) {
  onKept(({ by, isElsewhere }) => {
    void keptPings.update((kept) => ({
      ...kept,
      [name]: kept[name] + by,
      edits: kept.edits + (isElsewhere ? 1 : 0),
    }));
  });
}

/** Keys of pings received, newest first; it remembers more of them than the inbox holds, so that none is shown twice. */
export const receivedKeys = list("receivedKeys", receivedKey, {
  keyOf: ({ key }) => key,
  at: ({ at }) => at,
});

/** Everybody whom this browser has met, those seen last first. */
export const knownTeammates = value("knownTeammates", listOf(knownTeammate), []);

/** Devices that were met for the first time while their person was known, newest first, until somebody has read of it. */
export const newDevices = value("newDevices", listOf(v.object({ identity })), []);

/** What became of rooms as the admin granted them or took them back, until the user has read it. */
export const roomNews = value("roomNews", listOf(roomNewsItem), []);

/**
 * The members who were removed from the team, by their keys (see `personKey`), those heard of last first: nothing is sent to them
 * any more, whoever has their names now.
 */
export const removedPeople = value("removedPeople", listOf(v.string()), []);

/** Whom the user pinged last, in whichever room; nothing before their first ping. */
export const lastTarget = value("lastTarget", v.optional(target), undefined);

/** Whom the user pinged last in each room, by room. */
export const lastTargets = value("lastTargets", recordOf(to), {});

/** What the popup's text field last held. */
export const draft = value("draft", v.optional(draftShape), undefined);

/** That the browser's storage takes no pings, as when it is full. */
export const storingFails = value("storingFails", storingFailsSchema, { shown: [] }, inMemory);

/** What this browser had no room for, since the user dismissed it last. */
export const leftOut = value("leftOut", leftOutSchema, { pings: 0 });

/** The last changes, newest first. On disk, since a restart of the browser is often the first thing that people try. */
export const timeline = value("timeline", listOf(change), []);

/** What had the wrong shape, newest first, until the user dismisses it. */
export const storageProblems = value("storageProblems", listOf(storageProblem), []);

/** The present or the last test ping; null before the first. */
export const testPingRun = value("testPing", v.nullable(run), null, inMemory);

/**
 * What a service said last of its rooms. It outlasts the connection: whoever has left the rooms because they cost has none that
 * would say so.
 */
export const knownEngine = value("knownEngine", v.optional(knownEngineSchema), undefined);

/** How far somebody new has come, as far as nothing else tells it. */
export const progress = value("welcome", welcomeProgress, v.parse(welcomeProgress, {}));
