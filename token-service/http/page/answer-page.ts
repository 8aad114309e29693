import type { Context } from "hono";
import { html, raw } from "hono/html";
import { fileText } from "./file-text.ts";
import { icon, iconAddress } from "./icon.ts";

const baseStyle = fileText("./page.css");

/** What one page has of its own. */
export interface PageParts {
  title: string;
  /** CSS besides the one of all pages. */
  style: string;
  /** JavaScript that runs before the page is drawn; the page's policy must let it in. */
  script?: string;
  body: ReturnType<typeof html>;
}

/** Answers with a page in Pingroom's looks. All that it needs is in it, so that it asks for nothing more. */
export const answerPage = (c: Context, { title, style, script, body }: PageParts) => {
  const nonce = c.get("secureHeadersNonce");
  return c.html(html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <link rel="icon" href="${iconAddress}">
    <style nonce="${nonce}">${raw(baseStyle + style)}</style>
    ${script === undefined ? "" : html`<script nonce="${nonce}">${raw(script)}</script>`}
  </head>
  <body>
    <header class="brand">${icon} Pingroom</header>
    ${body}
  </body>
</html>`);
};
