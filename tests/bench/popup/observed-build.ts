import { copyFile, cp, mkdtemp, readFile, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const clock = fileURLToPath(new URL("opening-clock.js", import.meta.url));
const clockTag = '<script src="/opening-clock.js"></script>';

/** The popup's page in a build. */
export const popupPage = "extension/popup/popup.html";

/** A page with a text field and nothing else: what the browser itself takes to open any popup. */
export const barePage = "bare.html";

const bare = `<!doctype html>
<html lang="en">
  <head>
    <title>Bare</title>
    ${clockTag}
    <script type="module" src="/bare.js"></script>
  </head>
  <body></body>
</html>
`;

const bareScript = `const field = document.createElement("input");
field.name = "text";
document.body.append(field);
field.focus();
`;

/**
 * Copies a build, has its popup note when it is ready, and puts a bare page beside it that does the same.
 *
 * @param dist the build's folder
 * @returns the copy's folder, to be removed by the caller
 */
export const observedBuild = async (dist: string): Promise<string> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "pingroom-popup-"));
  await cp(dist, folder, { recursive: true });
  await copyFile(clock, path.join(folder, "opening-clock.js"));
  const page = await readFile(path.join(folder, popupPage), "utf8");
  await writeFile(path.join(folder, popupPage), page.replace("<head>", `<head>${clockTag}`));
  await writeFile(path.join(folder, barePage), bare);
  await writeFile(path.join(folder, "bare.js"), bareScript);
  return folder;
};
