interface ModuleInfo {
  isEntry: boolean;
  importers: readonly string[];
  dynamicImporters: readonly string[];
}

type InfoOf = (id: string) => ModuleInfo | null;

const popup = /[\\/]popup[\\/]popup\.(html|tsx)$/;
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
 * Puts what the popup shares with others into two files: what only pages share, and what the worker runs as well. Left to
 * itself the bundler makes a file for each set of contexts that share something, a dozen of which the popup would load,
 * each compressed for itself. What the popup does not load as it opens is in neither.
 *
 * @returns the name of the file that a module belongs in, or null to leave that to the bundler
 */
export const pageChunk = (id: string, bundle: { getModuleInfo: InfoOf }): string | null => {
  const roots = [...rootsOf(id, (each) => bundle.getModuleInfo(each))];
  const others = roots.filter((root) => !popup.test(root));
  if (others.length === roots.length || others.length === 0) return null;
  return others.some((root) => elsewhere.test(root)) ? "everywhere" : "pages";
};
