import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Connection } from "../shared/connection.ts";
import type { Draft } from "../shared/draft.ts";
import type { Enrolment } from "../shared/enrolment.ts";
import { firstSettings } from "../shared/first-settings.ts";
import type { KnownTeammate } from "../shared/known-teammates.ts";
import type { Target } from "../shared/last-target.ts";
import type { LeftOut } from "../shared/left-out.ts";
import type { ReceivedPing, SentPing } from "../shared/ping.ts";
import type { Settings } from "../shared/settings.ts";
import { soundKey, soundNow } from "../shared/sound-storage.ts";

/** What the popup shows, by the names under which it is stored. */
interface Values {
  settings: Settings;
  enrolment: Enrolment | undefined;
  signInProblem: { serviceUrl: string; problem: string } | undefined;
  connections: Record<string, Connection>;
  knownTeammates: KnownTeammate[];
  newDevices: { identity: string }[];
  inbox: ReceivedPing[];
  outbox: SentPing[];
  lastTarget: Target | undefined;
  lastTargets: Record<string, Target["to"]>;
  draft: Draft | undefined;
  storingFails: { since?: number | undefined; reason?: string | undefined };
  leftOut: LeftOut;
}

/** All that the popup shows, as it is stored. */
export type StoredState = { readonly [Name in keyof Values]: ReadonlySignal<Values[Name]> };

const first: Values = {
  settings: firstSettings,
  enrolment: undefined,
  signInProblem: undefined,
  connections: {},
  knownTeammates: [],
  newDevices: [],
  inbox: [],
  outbox: [],
  lastTarget: undefined,
  lastTargets: {},
  draft: undefined,
  storingFails: {},
  leftOut: { pings: 0 },
};
const names = Object.keys(first) as (keyof Values)[];

const readAs = (name: keyof Values, raw: unknown): unknown => {
  if (raw === undefined) return first[name];
  if (name === "settings") return { ...firstSettings, ...(raw as Settings) };
  if (name === "draft" && typeof raw === "string") return { text: raw };
  const isText = (name === "inbox" || name === "outbox") && typeof raw === "string";
  return isText ? JSON.parse(raw) : raw;
};

/**
 * All that the popup shows, as it is stored. Whoever checks a shape brings a quarter of the popup's code: this reads what the
 * background has found to be sound since the browser started, as it is, and has the rest checked and mended.
 */
export const storedState = async (): Promise<StoredState> => {
  const { local, session } = chrome.storage;
  const [kept, passing] = await Promise.all([local.get(names), session.get([...names, soundKey])]);
  const raw = { ...kept, ...passing };
  if (raw[soundKey] !== soundNow()) return (await import("./mended-state.ts")).mendedState();
  const signals = new Map<string, Signal<unknown>>(
    names.map((name) => [name, signal(readAs(name, raw[name]))]),
  );
  chrome.storage.onChanged.addListener((changes) => {
    for (const [name, { newValue }] of Object.entries(changes)) {
      const following = signals.get(name);
      if (following) following.value = readAs(name as keyof Values, newValue);
    }
  });
  return Object.fromEntries(signals) as unknown as StoredState;
};
