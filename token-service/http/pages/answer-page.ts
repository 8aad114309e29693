import { readFileSync } from "node:fs";
import type { Context } from "hono";
import { html, raw } from "hono/html";
import type { PageWords } from "./words/english.ts";

/** The text of a file beside this one. */
export const fileText = (name: string): string => readFileSync(new URL(name, import.meta.url), "utf8");

const drawing = `<rect x="4" y="4" width="120" height="120" rx="30" fill="#3355d1"/>
  <g fill="none" stroke="#fff" stroke-width="12" stroke-linecap="round">
    <path d="M64 28a36 36 0 0 1 36 36"/><path d="M28 64a36 36 0 0 0 36 36"/>
  </g>
  <circle cx="64" cy="64" r="17" fill="#fff"/>`;

const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128" aria-hidden="true">${drawing}</svg>`;

/** Pingroom's icon, for a place of any size. */
export const icon = raw(svg);

/** The icon as an address, for the browser's tab. */
const iconAddress = `data:image/svg+xml,${encodeURIComponent(svg)}`;

/** The step that puts the extension into a browser. */
export const installStep = ({ install }: PageWords) => html`<li>
  <h2>${install.heading}</h2>
  <p>${install.folder}</p>
  <p>${install.load}</p>
</li>`;

const baseStyle = fileText("./page.css");

/** What one page has of its own. */
export interface PageParts {
  title: string;
  /** CSS besides the one of all pages. */
  style: string;
  /** JavaScript that runs before the page is drawn; the page's policy must let it in. */
  script?: string;
  /** What the script says. */
  scriptWords?: Record<string, string>;
  body: ReturnType<typeof html>;
}

/** Answers with a page in Pingroom's looks. All that it needs is in it, so that it asks for nothing more. */
export const answerPage = (
  c: Context,
  { language }: PageWords,
  { title, style, script, scriptWords, body }: PageParts,
) => {
  const nonce = c.get("secureHeadersNonce");
  return c.html(html`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <link rel="icon" href="${iconAddress}">
    <style nonce="${nonce}">${raw(baseStyle + style)}</style>
    ${script === undefined ? "" : html`<script nonce="${nonce}" data-words="${JSON.stringify(scriptWords)}">${raw(script)}</script>`}
  </head>
  <body>
    <header class="brand">${icon} Pingroom</header>
    ${body}
  </body>
</html>`);
};
