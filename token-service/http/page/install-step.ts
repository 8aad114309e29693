import { html } from "hono/html";

/** The step that puts the extension into a browser. */
export const installStep = html`<li>
  <h2>Add the extension to Chrome or Edge</h2>
  <p>Get the extension’s folder, <code>dist</code>, from your admin, and keep it where it can stay: the browser
    reads it again at each start.</p>
  <p>In a new tab, open <code>chrome://extensions</code>, or in Edge <code>edge://extensions</code>. Switch on
    <b>Developer mode</b>, press <b>Load unpacked</b>, and choose that folder.</p>
</li>`;
