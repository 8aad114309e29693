import { say } from "../shared/words/say.ts";
import { ask } from "../ui/core.ts";
import { Avatar } from "./avatar.tsx";
import type { LastPing } from "./last-pings.ts";
import { presenceWords } from "./presence-words.ts";
import type { Teammate } from "./roster.ts";
import { Row, type RowProps } from "./row.tsx";
import { stateWords } from "./state-words.ts";

/** One teammate: who, how they are, how far the last ping to them got, and a button if they can be pinged. */
export const TeammateRow = ({
  room,
  teammate,
  last,
  leave,
  ...row
}: {
  room: string;
  teammate: Teammate;
  last: LastPing | undefined;
  /** Puts the focus elsewhere before the row goes. */
  leave(): void;
} & Pick<RowProps, "isTarget" | "isStop" | "press" | "onFocus">) => {
  const { person, name, identities, presence } = teammate;
  const now = Date.now();
  const isOffline = presence === "offline" || presence === "unknown";
  return (
    <Row
      {...row}
      class={isOffline ? "offline" : "here"}
      picture={<Avatar person={person} presence={presence} />}
      name={name}
      title={identities.join("\n")}
      tag={identities.length > 1 && !isOffline ? say("popup_devices", identities.length) : undefined}
      note={presenceWords(teammate, now)}
      last={(last && stateWords(last, teammate, now)) ?? null}
      label={say("popup_ping", name)}
    >
      {isOffline && (
        <button
          class="forget"
          type="button"
          aria-label={say("popup_forget", name)}
          title={say("popup_forget_what")}
          tabIndex={row.isStop ? 0 : -1}
          onClick={() => {
            leave();
            ask("forgetTeammate", { room, identities });
          }}
        >
          ×
        </button>
      )}
    </Row>
  );
};
