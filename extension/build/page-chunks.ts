interface ModuleInfo {
  isEntry: boolean;
  importers: readonly string[];
  importedIds: readonly string[];
  dynamicImporters: readonly string[];
}

type InfoOf = (id: string) => ModuleInfo | null;

const popup = /[\\/]popup[\\/]popup\.(html|tsx)$/;
const inPopup = /[\\/]popup[\\/]/;
const wayIn = /[\\/]popup[\\/](first-run|invited)\.tsx$/;
const offscreen = /[\\/]offscreen[\\/]/;
const validator = /[\\/]valibot[\\/]/;

/** The files with which something begins to load from where a module is imported, one after another. */
const rootsOf = (id: string, infoOf: InfoOf, seen = new Set<string>()): Set<string> => {
  if (seen.has(id)) return new Set();
  seen.add(id);
  const info = infoOf(id);
  if (!info) return new Set();
  const own = info.isEntry || info.dynamicImporters.length > 0 ? [id] : [];
  return new Set([...own, ...info.importers.flatMap((each) => [...rootsOf(each, infoOf, seen)])]);
};

/** Whether a module is the validator, or does not run without it. */
const isChecking = (id: string, infoOf: InfoOf, seen = new Set<string>()): boolean => {
  if (seen.has(id)) return false;
  seen.add(id);
  return (
    validator.test(id) ||
    (infoOf(id)?.importedIds ?? []).some((imported) => isChecking(imported, infoOf, seen))
  );
};

/** A file that several pages share, and what belongs in it. */
type Chunk = "everywhere" | "pages" | "checking" | "entering" | "apart" | "later" | "others";

const chunkOf = (id: string, infoOf: InfoOf): Chunk | null => {
  const roots = [...rootsOf(id, infoOf)];
  if (roots.length < 2) return null;
  const isOffscreen = roots.some((root) => offscreen.test(root));
  if (roots.some((root) => popup.test(root))) return isOffscreen ? "everywhere" : "pages";
  if (isChecking(id, infoOf)) return isOffscreen ? "checking" : "entering";
  if (isOffscreen) return "apart";
  const popups = roots.filter((root) => inPopup.test(root));
  if (popups.length === 0) return "others";
  return popups.every((root) => wayIn.test(root)) ? "entering" : "later";
};

// A module takes along what it imports, but for what a group above it has already.
const inOrder: readonly Chunk[] = ["everywhere", "pages", "checking", "apart", "later", "entering", "others"];

/**
 * Puts what several pages share into seven files. Left to itself the bundler makes a file for each set of pages that share
 * something, and each costs time as a page opens.
 *
 * What the popup loads as it opens is in two of them: `pages`, and `everywhere`, which the offscreen document runs as well.
 * What the popup loads afterwards is in `later`; `apart` is what the offscreen document shares with all but the popup's
 * beginning, and `others` what only other pages share. What checks shapes is in `checking`, and in `entering` where the document
 * does without it; there is also what the popup needs for the way into a team alone. Most of the popup needs neither.
 */
export const pageChunks = inOrder.map((chunk, above) => ({
  name: (id: string, bundle: { getModuleInfo: InfoOf }) =>
    chunkOf(id, (each) => bundle.getModuleInfo(each)) === chunk ? chunk : null,
  debugName: chunk,
  priority: inOrder.length - above,
}));
