import type { Handler } from "hono";
import { html } from "hono/html";
import { answerPage } from "./page/answer-page.ts";
import { fileText } from "./page/file-text.ts";
import { installStep } from "./page/install-step.ts";
import { toolbarPicture } from "./page/toolbar-picture.ts";

const style = fileText("./join.css");
const script = fileText("./join.js");

const linkCard = html`<section class="card link when-whole">
  <div>
    <h2>Your invite link</h2>
    <p class="quiet">It lets in one person, once, and it ends after a while.</p>
  </div>
  <button type="button"><span>Copy the link</span><span aria-hidden="true">Copied</span></button>
</section>
<section class="card when-unsaid">
  <h2>Your invite link</h2>
  <p class="quiet">It is the whole address of this page: copy it from the address bar. It lets in one person, once, and
    it ends after a while.</p>
</section>
<section class="card warning when-broken">
  <h2>A part is missing</h2>
  <p>An invite ends in <code>#</code> and 22 letters and digits; the end of this one was lost on its way. Ask your
    admin to send the link once more, whole.</p>
</section>
<p class="unseen" role="status"></p>`;

/**
 * Answers `GET /join`, the page that an invite link opens. The invite's secret is in the link's fragment, which browsers
 * send to no server: only the page's script sees it, to say whether it is there and to copy the link.
 */
export const joinPage = ({ publicUrl }: { publicUrl: URL }): Handler => {
  const body = html`<main>
  <h1><span class="when-broken">This invite link is incomplete</span
    ><span class="when-whole">You are invited</span
    ><span class="when-unsaid">You are invited</span></h1>
  <p class="lead">Your team at <strong>${publicUrl.host}</strong> uses Pingroom: click the toolbar icon, click a name,
    and a notification appears on that teammate’s screen.</p>
  <p class="card warning desktop-only">Pingroom lives in a browser on a computer. Open this link there.</p>
  ${linkCard}
  <section class="card how">
    <ol class="steps">
      ${installStep}
      <li class="for-invited">
        <h2>Come back to this page and click the Pingroom icon</h2>
        <p>It finds the invite by itself. If the icon is not in the toolbar, look behind the puzzle piece.</p>
        ${toolbarPicture(publicUrl.host)}
      </li>
      <li class="for-invited">
        <h2>Press <b>Join</b></h2>
        <p>That is all. You can as well paste the link into Pingroom from anywhere else.</p>
      </li>
    </ol>
  </section>
  <footer class="for-invited">
    <p>Does Pingroom say that the invite was used or has ended? Ask your admin for a new one. Keep the link to yourself
      until then: whoever opens it first joins in your name.</p>
  </footer>
</main>`;
  return (c) => {
    c.header("Cache-Control", "no-store");
    return answerPage(c, { title: "You are invited to Pingroom", style, script, body });
  };
};
