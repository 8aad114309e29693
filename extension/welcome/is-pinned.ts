import { type ReadonlySignal, signal } from "@preact/signals";

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
