// Runs before `npm start`, `npm test` and `npm run demo`, so that a fresh checkout needs no other command first. Before
// `npm run service` and `npm run doctor`, which it is given as a word, it builds and installs nothing, and says what is missing.
// It uses nothing but Node itself: no package is there yet.
import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const oldestNode = [20, 19];
const root = dirname(fileURLToPath(import.meta.url));

const [purpose] = process.argv.slice(2);

const stop = (sentence) => {
  console.error(sentence);
  process.exit(1);
};

const isOldNode = () => {
  const [major, minor] = process.versions.node.split(".").map(Number);
  return major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1]);
};

/** When a file was last written, in milliseconds; undefined when there is none. */
const writtenAt = (file) => {
  const stats = statSync(join(root, file), { throwIfNoEntry: false });
  return stats?.mtimeMs;
};

/**
 * npm writes node_modules/.package-lock.json last, so it also tells an install that was broken off. It is there after
 * `npm ci --omit=dev` too, without what building and testing need; vite stands for that.
 */
const isInstalled = () => {
  const installed = writtenAt("node_modules/.package-lock.json");
  const wanted = writtenAt("package-lock.json");
  if (writtenAt("node_modules/vite/package.json") === undefined) return false;
  return installed !== undefined && (wanted === undefined || installed >= wanted);
};

const install = () => {
  const options = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  // npm names its own script here. Running that needs no shell, on Windows either.
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith("npm-cli.js") ? [process.execPath, [npm]] : ["npm", []];
  return spawnSync(command, [...first, ...options], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    shell: command === "npm" && process.platform === "win32",
  });
};

/**
 * What Vite and Node read as something else in the name of a folder: the rest of an address, or a pattern (seen with Vite 8.3
 * and Node 20.20).
 */
const misread = /[#?[{]/.exec(root)?.[0];

if (misread && purpose !== "service") {
  const tell = purpose === "doctor" ? console.log : stop;
  tell(
    `Pingroom cannot be built in ${root}: its tools misread the ${misread} in that path. Rename the folder, or move Pingroom to ` +
      `another one; only "npm run service" needs no build${misread === "?" ? ", and does not start here either" : ""}.`,
  );
}
if (isOldNode()) {
  stop(
    `Pingroom needs Node ${oldestNode.join(".")} or newer, and this is ${process.versions.node}: install a newer one from https://nodejs.org.`,
  );
}
if (purpose !== undefined) {
  if (writtenAt("node_modules/tsx/package.json") === undefined) {
    stop('The packages that the service needs are missing: run "npm ci --omit=dev" first.');
  }
} else if (!isInstalled()) {
  console.log("Installing the packages that Pingroom needs (npm ci) …");
  const { status, stdout, stderr, error } = install();
  if (status !== 0) {
    stop(
      `${stdout || ""}${stderr || ""}${error ? `${error.message}\n` : ""}` +
        "The packages could not be installed: see npm's words above, check the network, and run the same command again.",
    );
  }
}
