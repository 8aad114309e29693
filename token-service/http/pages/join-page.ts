import type { Handler } from "hono";
import { html } from "hono/html";
import { joinLink } from "../public-address.ts";
import { answerPage, fileText, icon, installStep } from "./answer-page.ts";

/** A drawing of a browser's toolbar, in which Pingroom's icon is marked. */
const toolbarPicture = (host: string) => html`<svg class="toolbar" viewBox="0 0 416 52" role="img"
    aria-label="The Pingroom icon is in the toolbar, to the right of the address.">
  <rect class="bar" x="0.5" y="0.5" width="415" height="51" rx="12"/>
  <path class="drawn" d="M22 20l-6 6 6 6M16.5 26h12"/>
  <path class="drawn" d="M54.5 22.5a7 7 0 1 0 1 5.5M55.5 18v5h-5"/>
  <rect class="field" x="76.5" y="10.5" width="220" height="31" rx="15.5"/>
  <text x="92" y="30.5">${host.length > 26 ? `${host.slice(0, 25)}…` : host}</text>
  <circle class="ring" cx="326" cy="26" r="19"/>
  <svg x="315" y="15" width="22" height="22">${icon}</svg>
  <path class="drawn" d="M359 21h4a2.5 2.5 0 1 1 5 0h4v4.500a2.5 2.5 0 1 1 0 5V34h-13z"/>
  <g class="dots"><circle cx="395" cy="20" r="1.75"/><circle cx="395" cy="26" r="1.75"/><circle cx="395" cy="32" r="1.75"/></g>
</svg>`;

const style = fileText("./join.css");
const script = fileText("./join.js");

const warning = html`<section class="card warning when-broken">
  <p>Its end was lost on the way: after the <code>#</code> there must be 22 characters. Ask your admin to send you the
    link once more, whole.</p>
</section>
<section class="card warning on-phone for-invited">
  <p>Pingroom lives in a browser on a computer. Send yourself this link, and open it there.</p>
</section>`;

const linkCard = html`<section class="card link for-invited">
  <div>
    <h2>Your invite link</h2>
    <p class="quiet when-whole">You can also paste it into Pingroom.</p>
    <p class="quiet when-unsaid">You can also paste it into Pingroom. It is the whole address of this page: copy it from
      the address bar.</p>
  </div>
  <button class="when-whole" type="button"><span>Copy the link</span><span aria-hidden="true">Copied</span></button>
</section>
<p class="unseen" role="status"></p>`;

/**
 * Answers an invite link in which some program wrote “#” as “%23”, so that its secret came here in the path. Sends the
 * browser to the page with the secret in the fragment, where it belongs.
 */
export const repairLink =
  ({ publicUrl }: { publicUrl: URL }): Handler =>
  async (c, next) => {
    const secret = /\/join\/?(?:#|%(?:25){0,2}23)([\w-]{22})(?![\w-])[^/]*$/i.exec(c.req.path)?.[1];
    if (secret === undefined) return next();
    c.header("Cache-Control", "no-store");
    return c.redirect(joinLink(publicUrl, secret));
  };

/**
 * Answers `GET /join`, the page that an invite link opens. Browsers send the secret in its fragment to no server: only the
 * page's script sees it, to say whether it is whole and to copy the link.
 */
export const joinPage = ({ publicUrl }: { publicUrl: URL }): Handler => {
  const body = html`<main>
  <h1><span class="when-broken">This invite link is incomplete</span
    ><span class="for-invited">You are invited</span></h1>
  <p class="lead for-invited">Your team at <strong>${publicUrl.host}</strong> uses Pingroom: click the toolbar icon, click
    a name, and a notification appears on that teammate’s screen.</p>
  ${warning}
  <section class="card">
    <p class="meanwhile quiet when-broken">In the meantime</p>
    <ol class="steps">
      ${installStep}
      <li class="for-invited">
        <h2>Come back to this page and click the Pingroom icon</h2>
        <p>It is in the toolbar, perhaps behind the puzzle piece, and finds the invite by itself.</p>
        ${toolbarPicture(publicUrl.host)}
      </li>
      <li class="for-invited">
        <h2>Press Join</h2>
        <p>That is all: you see your teammates, and they see you.</p>
      </li>
    </ol>
  </section>
  ${linkCard}
  <footer class="for-invited">
    <p>The link works once, and it ends after a while. When Pingroom says that it was used or has ended, ask your admin
      for a new one. Keep it to yourself: whoever uses it first joins in your name.</p>
  </footer>
</main>`;
  return (c) => {
    c.header("Cache-Control", "no-store");
    return answerPage(c, { title: "You are invited to Pingroom", style, script, body });
  };
};
