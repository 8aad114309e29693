import { html } from "hono/html";
import { icon } from "./icon.ts";

/** A drawing of a browser's toolbar, in which Pingroom's icon is marked. */
export const toolbarPicture = (host: string) => html`<svg class="toolbar" viewBox="0 0 416 52" role="img"
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
