import { say } from "../shared/words/say.ts";

/** Says that nobody was asked for an invite here; at the popup's foot, where nothing moves when it comes. */
export const OpenMark = () => (
  <footer class="open-mark">
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <rect x="4" y="11" width="16" height="10" rx="2" />
      <path d="M8 11V7a4 4 0 0 1 7.5-2" />
    </svg>
    {say("popup_open")}
  </footer>
);
