import * as v from "valibot";
import type { draftShape } from "../../shared/core-values-schema.ts";
import { hands } from "../hands.ts";
import {
  type Database,
  type ListName,
  listNames,
  type StoredRecord,
  type Writes,
  write,
} from "./database.ts";
import { isDeclared } from "./store.ts";

/** What a JSON text says. What is no text, or no JSON, is handed back as it is. */
export const fromText = (raw: unknown): unknown => {
  if (typeof raw !== "string") return raw;
  try {
    return JSON.parse(raw);
  } catch {
    return raw;
  }
};

/** Under this name the database says how far it has come: it has all of it, or nothing is left of it elsewhere either. */
const marker = "takenOver";
const cleared = "cleared";

// What version 0.1 kept as a text, or in another shape than now.
const oldDraft = v.pipe(
  v.string(),
  v.transform((text): v.InferOutput<typeof draftShape> => ({ text })),
);
const oldService = v.pipe(
  v.string(),
  v.transform((serviceUrl) => ({ serviceUrl, since: 0 })),
);
const oldKey = v.pipe(
  v.string(),
  v.transform((key) => ({ key, at: Date.now() })),
);

const shapeOf = (name: string, raw: unknown): unknown => {
  if (name === "draft" && v.is(oldDraft, raw)) return v.parse(oldDraft, raw);
  if (name === "lastService" && v.is(oldService, raw)) return v.parse(oldService, raw);
  return raw;
};

const record = v.looseObject({ id: v.optional(v.string()), from: v.optional(v.string()) });

/** The record of an old item; each list ordered its items by another time. */
const recordOf = (name: ListName, raw: unknown, place: number): StoredRecord => {
  const item = name === "receivedKeys" && v.is(oldKey, raw) ? v.parse(oldKey, raw) : raw;
  const { id, from, key, receivedAt, sentAt, seenAt, at } = (v.is(record, item) ? item : {}) as Record<
    string,
    unknown
  >;
  const time = [receivedAt, sentAt, at, seenAt].find((each) => typeof each === "number");
  // An item of the wrong shape is taken over as well, so that the store finds and tells it.
  const name_ = name === "receivedKeys" ? key : name === "outbox" ? id : id && from && `${id} ${from}`;
  return { key: String(name_ ?? `unreadable ${place}`), at: Number(time ?? 0), live: 1, item };
};

/** What the database shall hold in the place of what version 0.1 kept, as far as it is declared. */
const oldContents = (old: Record<string, unknown>): Writes => {
  const values = new Map<string, unknown>([[marker, true]]);
  const lists = new Map<ListName, Map<string, StoredRecord>>();
  for (const [name, stored] of Object.entries(old)) {
    if (!isDeclared(name)) continue; // Nothing reads it any more.
    const raw = fromText(stored);
    const list = listNames.find((each) => each === name);
    if (list === undefined) {
      values.set(
        name,
        shapeOf(name, name === "device" || name === "draft" || name === "lastService" ? stored : raw),
      );
      continue;
    }
    const records = (Array.isArray(raw) ? raw : [raw]).map((item, place) => recordOf(list, item, place));
    lists.set(list, new Map(records.map((each) => [each.key, each])));
  }
  return { values, lists };
};

/**
 * Takes over what version 0.1 kept in the extension's storage, once. It is removed there after the database has it; ended at any
 * point, the next start begins anew.
 */
export const takeOver = async (database: Database): Promise<void> => {
  const progress = await database.get("values", marker);
  if (progress === cleared) return;
  if (progress === undefined) await write(database, oldContents(await hands().oldStorage()));
  await hands().clearOldStorage();
  await write(database, { values: new Map([[marker, cleared]]) });
};
