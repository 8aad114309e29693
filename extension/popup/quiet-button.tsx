import { settings } from "../shared/settings.ts";

/** Switches “do not disturb” on and off. */
export const QuietButton = ({ doNotDisturb }: { doNotDisturb: boolean }) => (
  <button
    type="button"
    class="icon"
    aria-label="Do not disturb"
    aria-pressed={doNotDisturb}
    title={
      doNotDisturb
        ? "You are not disturbed: pings gather in the list, only urgent ones are shown. Click to end it."
        : "Do not disturb: pings gather in the list, only urgent ones are shown. Teammates see it."
    }
    onClick={() => settings.update((now) => ({ ...now, doNotDisturb: !now.doNotDisturb }))}
  >
    <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">
      <path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z" />
    </svg>
  </button>
);
