// Stands in for idb-keyval, since Node.js has no IndexedDB. Like that, it stores keys that cannot be read as they are.
const stored = new Map<string, unknown>();

/** Forgets everything. */
export const clearMemoryKeys = (): void => stored.clear();

export const createStore = () => undefined;

export const get = async (key: string): Promise<unknown> => structuredClone(stored.get(key));

export const update = async (key: string, change: (current: unknown) => unknown): Promise<void> => {
  await new Promise(setImmediate); // So that whoever does not wait for it is found out.
  stored.set(key, structuredClone(change(stored.get(key))));
};

export const del = async (key: string): Promise<void> => {
  stored.delete(key);
};
