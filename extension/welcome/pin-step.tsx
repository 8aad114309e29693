import { type ReadonlySignal, signal } from "@preact/signals";
import { say } from "../shared/words/say.ts";
import { ask } from "../ui/core.ts";

const lookMs = 1_000;

// Chrome 130 tells of a change; the oldest that this extension runs in does not.
interface Telling {
  onUserSettingsChanged?: { addListener(callback: () => void): void };
}

/** Whether the icon is pinned to the toolbar, for as long as the page lives. */
export const isPinned = (): ReadonlySignal<boolean> => {
  const pinned = signal(false);
  const look = async () => {
    const { isOnToolbar } = await chrome.action.getUserSettings();
    pinned.value = isOnToolbar;
  };
  look();
  addEventListener("focus", look);
  (chrome.action as Telling).onUserSettingsChanged?.addListener(look);
  setInterval(() => {
    if (!document.hidden) look();
  }, lookMs);
  return pinned;
};

/** Where to click: a toolbar with the menu of extensions open under it. */
const PinPicture = () => (
  <svg class="pin-picture" viewBox="0 0 420 190" aria-hidden="true">
    <rect class="frame" x="1" y="1" width="418" height="46" rx="12" />
    <rect class="field" x="16" y="11" width="268" height="26" rx="13" />
    <circle class="faint" cx="32" cy="24" r="4.5" />
    <rect class="faint" x="46" y="20.5" width="112" height="7" rx="3.5" />
    <g transform="translate(312 12)">
      <circle class="halo" cx="12" cy="12" r="18" />
      <path
        class="sign"
        d="M4.5 8h4a.7.7 0 0 0 .7-1 2.3 2.3 0 1 1 4.6 0 .7.7 0 0 0 .7 1h4v4a.7.7 0 0 1-1 .7 2.3 2.3 0 1 0 0 4.6.7.7 0 0 1 1 .7v3.5h-14V8z"
      />
    </g>
    <circle class="faint" cx="366" cy="24" r="11" />
    <g class="dots">
      <circle cx="396" cy="16" r="2" />
      <circle cx="396" cy="24" r="2" />
      <circle cx="396" cy="32" r="2" />
    </g>
    <rect class="menu" x="146" y="58" width="214" height="122" rx="12" />
    <path class="menu-tip" d="M314 58l10-9 10 9" />
    <rect class="faint" x="164" y="76" width="82" height="7" rx="3.5" />
    <rect class="line" x="156" y="96" width="194" height="38" rx="9" />
    <image href="../icons/icon-32.png" x="166" y="104" width="22" height="22" />
    <text x="198" y="120.5">
      {say("extension_name")}
    </text>
    <g transform="translate(314 103)">
      <circle class="halo" cx="12" cy="12" r="16" />
      <path class="sign" d="M9 3.5h6l-.8 1.3v4.5l2.6 2.6v1.7h-9.6v-1.7l2.6-2.6V4.8zM12 13.6v6.9" />
    </g>
    <circle class="faint" cx="177" cy="157" r="9" />
    <rect class="faint" x="198" y="153.5" width="64" height="7" rx="3.5" />
    <g class="number">
      <circle cx="346" cy="10" r="9" />
      <text x="346" y="14">
        1
      </text>
      <circle cx="346" cy="98" r="9" />
      <text x="346" y="102">
        2
      </text>
    </g>
  </svg>
);

/** How to get the icon to where it is seen; the page notices by itself when it is there. */
export const PinStep = () => (
  <>
    <p>{say("welcome_pin_why")}</p>
    <PinPicture />
    <ol class="how">
      <li>{say("welcome_pin_puzzle")}</li>
      <li>{say("welcome_pin_pin")}</li>
    </ol>
    <p class="quiet">{say("welcome_pin_noticed")}</p>
    <div>
      <button type="button" onClick={() => ask("welcomed", { pinLater: true })}>
        {say("welcome_pin_later")}
      </button>
    </div>
  </>
);
