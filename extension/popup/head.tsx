import { connectionSentence, type ShownConnection } from "../shared/connections.ts";
import { nameOf } from "../shared/identity.ts";
import type { Settings } from "../shared/settings-schema.ts";
import { say } from "../shared/words/say.ts";
import { ConnectionMark } from "./connection-mark.tsx";
import { QuietMenu } from "./quiet-menu.tsx";

/** The popup's head: the connection in words, who and where one is, whether one is disturbed, and the way to the options. */
export const Head = ({
  room,
  connection,
  settings,
  own,
  ownDevices,
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
}) => {
  const place = say("popup_in_room", nameOf(own), room);
  return (
    <header>
      <h1 class="unseen">{say("extension_name")}</h1>
      <div class="connection" role="status">
        <ConnectionMark state={connection.state} />
        <strong>{connectionSentence(connection)}</strong>
        <span class="quiet cut" title={place}>
          {place}
        </span>
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
