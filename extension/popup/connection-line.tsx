import { background } from "../background/api.ts";
import { browser } from "../shared/browser.ts";
import type { Connection } from "../shared/connection.ts";
import { connectionSentence } from "../shared/connection-sentence.ts";
import type { ShownConnection } from "../shared/shown-connection.ts";
import { nameOf } from "../shared/teammate.ts";
import { saySentence } from "../shared/words/sentence.ts";
import { QuietButton } from "./quiet-button.tsx";

const Problem = ({ why, advice, retry }: Extract<Connection, { state: "disconnected" }>) => (
  <p class="problem-box">
    {saySentence(why)} {saySentence(advice)}
    {!retry && (
      <button type="button" onClick={() => background.sendMessage("tryAgain", undefined)}>
        Try again
      </button>
    )}
  </p>
);

const sameName =
  "Others in the room go by your name, and what you have seen counts as seen on all of them. If they are not your devices, choose another name in the options.";

/** The popup's head: the connection in words, who and where you are, and the way to the options. */
export const ConnectionLine = ({
  connection,
  doNotDisturb,
  otherDevices,
}: {
  connection: ShownConnection;
  /** Whether this person does not want to be disturbed. */
  doNotDisturb: boolean;
  /** How many other devices in the room go by this person's name. */
  otherDevices: number;
}) => (
  <header>
    <div class="connection" role="status">
      <span class={`dot ${connection.state}`} aria-hidden="true" />
      <strong>{connectionSentence(connection)}</strong>
      {connection.state === "connected" && (
        <span class="quiet cut" title={`${nameOf(connection.identity)} in ${connection.room}`}>
          {nameOf(connection.identity)} in {connection.room}
        </span>
      )}
      {otherDevices > 0 && (
        <span class="tag" title={sameName}>
          {otherDevices + 1} devices<span class="unseen">. {sameName}</span>
        </span>
      )}
    </div>
    <QuietButton doNotDisturb={doNotDisturb} />
    <button
      type="button"
      class="icon"
      aria-label="Options"
      title="Options"
      onClick={() => browser.runtime.openOptionsPage()}
    >
      <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">
        <path d="M4 7h10M18 7h2M4 17h2M10 17h10" />
        <circle cx="16" cy="7" r="2" />
        <circle cx="8" cy="17" r="2" />
      </svg>
    </button>
    {connection.state === "disconnected" && <Problem {...connection} />}
  </header>
);
