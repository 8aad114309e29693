import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { buildWhenChanged } from "../../../extension/build/build-when-changed.ts";
import type { Benchmark, Outcome, RunOptions } from "../benchmark.ts";
import type { Cell } from "../results/table.ts";
import { bytesOf } from "./bytes-of.ts";
import { closureOf } from "./closure-of.ts";
import { scriptTimes } from "./script-times.ts";
import { zipBytes } from "./zip-bytes.ts";

const sdkFile = "node_modules/twilio-video/dist/twilio-video.min.js";

const kb = (bytes: number): number => bytes / 1000;

const notes = [
  "A kilobyte is 1,000 bytes. The zip is what a store is given. What a page loads is its script and style with everything that these import, also what they import later; a file that two pages load counts for both. The compressed sizes are for comparison: a browser reads the extension from the disk, as it is.",
  "The offscreen document holds the SDK. Beside it stands the SDK as Twilio publishes it for pages, which has the media, the network test and the telemetry that `extension/build/slim-sdk.ts` leaves out. Parsing is counted on whichever thread it happens; a browser that has loaded a script a few times keeps what it compiled.",
];

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => statSync(path.join(folder, file)).isFile())
    .map((file) => file.split(path.sep).join("/"))
    .sort();

const rowOf = (folder: string, entry: string): Cell[] => {
  const { scripts, styles } = closureOf(folder, entry);
  const script = bytesOf(folder, scripts);
  const style = bytesOf(folder, styles);
  const name = path.basename(entry, path.extname(entry));
  return [name, kb(script.raw), kb(script.gzip), kb(style.raw), kb(style.gzip), scripts.length];
};

const run = async ({ quick, say }: RunOptions): Promise<Outcome> => {
  const folder = await buildWhenChanged();
  const files = filesIn(folder);
  const pages = files.filter((file) => file.endsWith(".html"));
  const sdk = readFileSync(sdkFile);
  const { version } = JSON.parse(readFileSync("node_modules/twilio-video/package.json", "utf8"));
  const all = bytesOf(folder, files);
  say("loading the SDK in new browsers");
  const times = await scriptTimes(folder, sdkFile, quick ? 2 : 9);
  return {
    notes,
    tables: [
      {
        title: "The extension",
        columns: ["", "kB", "zip, kB", "files"],
        rows: [["packed", kb(all.raw), kb(zipBytes(folder, files)), files.length]],
      },
      {
        title: "What each page loads",
        columns: ["", "script, kB", "script gzip, kB", "style, kB", "style gzip, kB", "scripts"],
        rows: [
          ...["service-worker.js", ...pages].map((entry) => rowOf(folder, entry)),
          [
            "twilio-video.min.js alone",
            kb(sdk.length),
            kb(gzipSync(sdk, { level: 9 }).length),
            null,
            null,
            1,
          ],
        ],
      },
      {
        title: "What the SDK costs as it loads",
        columns: ["", "first load: parse, ms", "run, ms", "later: parse, ms", "run, ms"],
        rows: times,
      },
    ],
    goals: [],
    versions: { "twilio-video": version },
  };
};

/** How small the extension is, and each of its parts. */
export const size: Benchmark = { name: "size", title: "Size", run };
