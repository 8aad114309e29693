// Stands in for idb-keyval, since Node.js has no IndexedDB. Like that, it stores keys that cannot be read as they are.
const stored = new Map<string, unknown>();

let fails = false;

/** Forgets everything, and works. */
export const clearMemoryKeys = (): void => {
  stored.clear();
  fails = false;
};

/** Neither reads nor stores anything from now on, as with a damaged profile. */
export const failMemoryKeys = (): void => {
  fails = true;
};

const mayFail = (): void => {
  if (fails) throw new DOMException("Internal error opening backing store.", "UnknownError");
};

export const createStore = () => undefined;

export const get = async (key: string): Promise<unknown> => {
  mayFail();
  return structuredClone(stored.get(key));
};

export const update = async (key: string, change: (current: unknown) => unknown): Promise<void> => {
  await new Promise(setImmediate); // So that whoever does not wait for it is found out.
  mayFail();
  stored.set(key, structuredClone(change(stored.get(key))));
};

export const del = async (key: string): Promise<void> => {
  stored.delete(key);
};
