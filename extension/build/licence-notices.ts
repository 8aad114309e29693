import { readFileSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "vite";

/** What `build.license` of Vite is set to: a list of packages beside what is built, which `licenceNotices` takes away again. */
export const licenceList = { fileName: "licences.json" };

/** The list of the packages in the worker, which is built apart. */
export const workerLicenceList = "licences-of-worker.json";

const fileName = "licences.txt";

interface Package {
  name: string;
  version: string;
  /** SPDX identifier. */
  identifier?: string;
  text?: string;
  /** Where its source is, when its repository is not the one that it names itself. */
  source?: string;
}

const kept = (file: string): string =>
  readFileSync(path.join(import.meta.dirname, "licences", file), "utf8").trim();

const installed = (file: string): string =>
  readFileSync(path.join(import.meta.dirname, "../../node_modules", file), "utf8").trim();

/** What packages leave out: the file itself, or the terms that it names. By name. */
const missing: Record<string, () => string> = {
  "idb-keyval": () => kept("apache-2.0.txt"),
};

/** What twilio-video holds of others, and what the bundler adds, where their modules are in the bundle. */
const within: readonly (readonly [module: RegExp, of: () => Package])[] = [
  [
    /twilio-video[\\/]es5[\\/]vendor[\\/]inherits\.js$/,
    () => ({
      name: "inherits",
      version: "2.0.4",
      identifier: "ISC",
      text: kept("inherits.txt"),
      source: "https://github.com/isaacs/inherits",
    }),
  ],
  [
    /twilio-video[\\/]es5[\\/]vendor[\\/]loglevel\.js$/,
    () => ({
      name: "loglevel",
      version: "1.7.0",
      identifier: "MIT",
      text: kept("loglevel.txt"),
      source: "https://github.com/pimterry/loglevel",
    }),
  ],
  [
    /^\0rolldown[\\/]runtime/,
    () => ({
      name: "rolldown",
      version: JSON.parse(installed("rolldown/package.json")).version,
      identifier: "MIT",
      text: `${installed("rolldown/LICENSE")}\n\n${installed("rolldown/THIRD-PARTY-LICENSE")}`,
    }),
  ],
];

const wholeText = ({ name, text }: Package): string => {
  const whole = [text, missing[name]?.()].filter(Boolean).join("\n\n");
  if (whole === "") {
    throw new Error(`${name} is in the bundle and has no licence text; add it in ${import.meta.filename}.`);
  }
  return whole;
};

/** Where people find the source of a package that is installed. */
const repositoryOf = (name: string): string => {
  const { repository } = JSON.parse(installed(`${name}/package.json`));
  const [, place] = /github\.com[/:](.+?)(?:\.git)?$/.exec(repository?.url ?? repository ?? "") ?? [];
  return place === undefined ? `https://www.npmjs.com/package/${name}` : `https://github.com/${place}`;
};

const notice = (each: Package): string => {
  const { name, version, identifier = "see below", source = repositoryOf(name) } = each;
  return `${"=".repeat(80)}\n${name} ${version} (${identifier})\nSource: ${source}\n\n${wholeText(each)}\n`;
};

/**
 * Puts a file beside what is built that names each package in it, where its source is, and the whole text of its licence.
 *
 * Vite lists the packages (https://vite.dev/config/build-options.html#build-license).
 *
 * @throws Error when one has no text
 */
export const licenceNotices = (): Plugin => ({
  name: "licence-notices",
  apply: "build",
  enforce: "post",
  generateBundle: {
    order: "post",
    handler(_, bundle) {
      const packages = new Map<string, Package>();
      const note = (each: Package) => packages.set(`${each.name} ${each.version}`, each);
      for (const list of [licenceList.fileName, workerLicenceList]) {
        const asset = bundle[list];
        if (asset?.type !== "asset") throw new Error(`There is no ${list} yet.`);
        for (const each of JSON.parse(String(asset.source)) as Package[]) note(each);
        delete bundle[list];
      }
      const modules = Object.values(bundle).flatMap((file) => (file.type === "chunk" ? file.moduleIds : []));
      for (const [module, of] of within) if (modules.some((id) => module.test(id))) note(of());
      const sorted = [...packages.keys()].sort().flatMap((key) => packages.get(key) ?? []);
      // The mark tells browsers the encoding, which an extension's files have no header for.
      const own = readFileSync(path.join(import.meta.dirname, "../../LICENSE"), "utf8");
      const source = `\ufeffPingroom\n\n${own}\nIt holds software of others, under their licences:\n\n${sorted.map(notice).join("\n")}`;
      this.emitFile({ type: "asset", fileName, source });
    },
  },
});
