import type { Store } from "../../../token-service/store/open-store.ts";

/** All that a store holds, table by table; to be compared with what it holds later. */
export const contentsOf = async (store: Store): Promise<Record<string, unknown[]>> => {
  const { rows } = await store.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
  const contents: Record<string, unknown[]> = {};
  for (const { name } of rows) contents[String(name)] = (await store.execute(`SELECT * FROM ${name}`)).rows;
  return contents;
};
