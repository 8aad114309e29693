interface ModuleInfo {
  isEntry: boolean;
  importers: readonly string[];
  dynamicImporters: readonly string[];
}

type InfoOf = (id: string) => ModuleInfo | null;

const popup = /[\\/]popup[\\/]popup\.(html|tsx)$/;
const laterInPopup = /[\\/]popup[\\/]/;
const worker = /[\\/]background[\\/]/;
const elsewhere = /[\\/](background|offscreen)[\\/]/;

/** The files with which something begins to load from where a module is imported, one after another. */
const rootsOf = (id: string, infoOf: InfoOf, seen = new Set<string>()): Set<string> => {
  if (seen.has(id)) return new Set();
  seen.add(id);
  const info = infoOf(id);
  if (!info) return new Set();
  const own = info.isEntry || info.dynamicImporters.length > 0 ? [id] : [];
  return new Set([...own, ...info.importers.flatMap((each) => [...rootsOf(each, infoOf, seen)])]);
};

/**
 * Puts what several contexts share into four files. Left to itself the bundler makes a file for each set of contexts that
 * share something: two dozen for the worker, which the browser starts all day long, and each costs time then.
 *
 * What the popup loads as it opens is in two of them: `pages`, which only pages share, and `everywhere`, which the worker or
 * the offscreen document runs as well. `later` is what the worker shares with what the popup loads afterwards, and `worker`
 * what it shares with others.
 *
 * @returns the name of the file that a module belongs in, or null to leave that to the bundler
 */
export const pageChunk = (id: string, bundle: { getModuleInfo: InfoOf }): string | null => {
  const roots = [...rootsOf(id, (each) => bundle.getModuleInfo(each))];
  const others = roots.filter((root) => !popup.test(root));
  if (others.length === 0) return null;
  if (others.length < roots.length)
    return others.some((root) => elsewhere.test(root)) ? "everywhere" : "pages";
  if (others.length === 1 || !others.some((root) => worker.test(root))) return null;
  return others.some((root) => laterInPopup.test(root)) ? "later" : "worker";
};
