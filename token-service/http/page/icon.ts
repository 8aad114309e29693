import { raw } from "hono/html";

const drawing = `<rect x="4" y="4" width="120" height="120" rx="30" fill="#3355d1"/>
  <g fill="none" stroke="#fff" stroke-width="12" stroke-linecap="round">
    <path d="M64 28a36 36 0 0 1 36 36"/><path d="M28 64a36 36 0 0 0 36 36"/>
  </g>
  <circle cx="64" cy="64" r="17" fill="#fff"/>`;

const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128" aria-hidden="true">${drawing}</svg>`;

/** Pingroom's icon, for a place of any size. */
export const icon = raw(svg);

/** The icon as an address, for the browser's tab. */
export const iconAddress = `data:image/svg+xml,${encodeURIComponent(svg)}`;
