import type { Handler } from "hono";
import { html } from "hono/html";
import * as v from "valibot";
import type { Store } from "../../store/open-store.ts";
import { inviteOutcome } from "../../team/invite-outcome.ts";
import { joinLink } from "../public-address.ts";
import { jsonBody } from "../request-body.ts";
import { answerPage, fileText, icon, installStep } from "./answer-page.ts";
import type { PageWords } from "./words/english.ts";
import { wordsFor } from "./words/page-words.ts";

/** A drawing of a browser's toolbar, in which Pingroom's icon is marked. */
const toolbarPicture = (
  host: string,
  { join }: PageWords,
) => html`<svg class="toolbar" viewBox="0 0 416 52" role="img"
    aria-label="${join.toolbar}">
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

const warning = ({ join }: PageWords) => html`<section class="card warning when-broken">
  <p>${join.brokenAdvice}</p>
</section>
<section class="card warning on-phone for-invited">
  <p>${join.phone}</p>
</section>`;

const linkCard = ({ join }: PageWords) => html`<section class="card link for-invited">
  <div>
    <h2>${join.link}</h2>
    <p class="quiet when-whole">${join.paste}</p>
    <p class="quiet when-unsaid">${join.pasteUnsaid}</p>
  </div>
  <button class="when-whole" type="button"><span>${join.copy}</span><span aria-hidden="true">${join.copied}</span></button>
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
 * Answers `GET /join`, the page that an invite link opens. Browsers send the secret in its fragment to no server: the page's
 * script sees it, says whether it is whole, copies the link, and asks by it what became of the invite, see `tellInvite`.
 */
export const joinPage = ({ publicUrl }: { publicUrl: URL }): Handler => {
  return (c) => {
    const words = wordsFor(c);
    const { join } = words;
    const body = html`<main>
  <h1><span class="when-broken">${join.broken}</span><span class="for-invited">${join.heading}</span
    ><span class="when-joined">${join.joined}</span></h1>
  <p class="lead for-invited">${join.lead(publicUrl.host)}</p>
  <section class="card joined when-joined">
    <p id="joined"></p>
    <p class="quiet">${join.joinedThen}</p>
  </section>
  ${warning(words)}
  <section class="card before-joined">
    <p class="meanwhile quiet when-broken">${join.meanwhile}</p>
    <ol class="steps">
      ${installStep(words)}
      <li class="for-invited">
        <h2>${join.icon}</h2>
        <p>${join.iconHint}</p>
        ${toolbarPicture(publicUrl.host, words)}
      </li>
      <li class="for-invited">
        <h2>${join.press}</h2>
        <p>${join.pressHint}</p>
      </li>
    </ol>
  </section>
  ${linkCard(words)}
  <footer class="for-invited">
    <p>${join.ends}</p>
  </footer>
</main>`;
    const { title, broken, copiedAloud, notCopied, joined, joinedAs } = join;
    const scriptWords = { title, broken, copiedAloud, notCopied, joined, joinedAs };
    c.header("Cache-Control", "no-store");
    return answerPage(c, words, { title, style, script, scriptWords, body });
  };
};

const question = v.object({
  secret: v.pipe(v.string("must be a string"), v.regex(/^[\w-]{22}$/, "is no secret of an invite")),
});

/**
 * Answers `POST /join`, by which the page of an invite learns that its invite was taken. The secret comes in the body, since
 * addresses end up in logs.
 */
export const tellInvite =
  (store: Store): Handler =>
  async (c) => {
    const { secret } = await jsonBody(c, question);
    c.header("Cache-Control", "no-store");
    return c.json(await inviteOutcome(store, secret, Date.now()));
  };
