import { connectionSentence, type ShownConnection } from "../shared/connections.ts";
import { nameOf } from "../shared/identity.ts";
import type { Settings } from "../shared/settings-schema.ts";
import { say } from "../shared/words/say.ts";
import { Cut } from "../ui/cut.tsx";
import { QuietMenu } from "./quiet-menu.tsx";

// Told apart by their shape, for those who cannot tell the colours apart.
const shapes: Record<ShownConnection["state"], string> = {
  connected: "M8 3.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 1 0 0-9",
  connecting: "M8 3a5 5 0 1 1-4.3 2.5",
  checking: "M8 3a5 5 0 1 1-4.3 2.5",
  reconnecting: "M8 3a5 5 0 1 1-4.3 2.5",
  disconnected: "m4 4 8 8M12 4l-8 8",
  paused: "M5.5 4v8M10.5 4v8",
};

/** The connection with a room as a mark, beside the words for it. */
export const ConnectionMark = ({ state }: Pick<ShownConnection, "state">) => (
  <svg class={`connection-mark ${state}`} viewBox="0 0 16 16" aria-hidden="true">
    <path d={shapes[state]} />
  </svg>
);

/** The popup's head: the connection in words, who and where one is, whether one is disturbed, and the way to the options. */
export const Head = ({
  room,
  connection,
  settings,
  own,
  ownDevices,
  isMuted,
}: {
  /** The one that is shown. */
  room: string;
  /** With that room. */
  connection: ShownConnection;
  settings: Settings;
  /** This person, see `ownPerson`. */
  own: string;
  /** How many other devices of this person are in the room. */
  ownDevices: number;
  /** Whether what comes from that room is not shown. */
  isMuted: boolean;
}) => {
  const place = say(isMuted ? "popup_in_muted_room" : "popup_in_room", nameOf(own), room);
  return (
    <header>
      <h1 class="unseen">{say("extension_name")}</h1>
      <div class="connection" role="status">
        <ConnectionMark state={connection.state} />
        <strong>{connectionSentence(connection)}</strong>
        <Cut class="quiet">{place}</Cut>
        {ownDevices > 0 && (
          <span class="tag" title={say("popup_same_name")}>
            {say("popup_devices", ownDevices + 1)}
            <span class="unseen">. {say("popup_same_name")}</span>
          </span>
        )}
      </div>
      <QuietMenu settings={settings} />
      <button
        type="button"
        class="icon"
        aria-label={say("popup_options")}
        title={say("popup_options")}
        onClick={() => chrome.runtime.openOptionsPage()}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M4 7h10M18 7h2M4 17h2M10 17h10" />
          <circle cx="16" cy="7" r="2" />
          <circle cx="8" cy="17" r="2" />
        </svg>
      </button>
    </header>
  );
};
