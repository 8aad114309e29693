import { say, type Word } from "../shared/words/say.ts";
import { endOf, timeOf } from "../shared/words/times.ts";
import { ask } from "../ui/core.ts";
import { Avatar, EveryoneMark } from "./avatar.tsx";
import { type LastPing, stateWords } from "./last-pings.ts";
import type { Teammate } from "./roster.ts";
import { Row, type RowProps } from "./row.tsx";

const plainWords: Record<Exclude<Teammate["presence"], "offline" | "unknown">, Word> = {
  here: "popup_here",
  away: "popup_away",
  "do-not-disturb": "popup_do_not_disturb",
  silent: "popup_silent",
  plain: "popup_plain",
  mute: "popup_mute",
  outdated: "popup_outdated",
  newer: "popup_newer",
};

const howWords = ({ presence, until, lastSeenAt = 0 }: Teammate, now: number): string => {
  if (presence === "offline") return say("popup_offline_since", timeOf(lastSeenAt, now));
  if (presence === "unknown") return say("popup_last_seen", timeOf(lastSeenAt, now));
  if (until !== undefined) return say("popup_quiet_person_until", endOf(until, now));
  return say(plainWords[presence]);
};

/** How a teammate is, in a few words. @param now milliseconds since 1970 */
export const presenceWords = (teammate: Teammate, now: number): string => {
  const { role, presence } = teammate;
  if (role === "publish") return say("popup_sends_only");
  // A page of other software gets pings as it ever did, and here is where most are.
  if (role === "both" || presence === "plain" || presence === "mute") return howWords(teammate, now);
  return presence === "here" ? say("popup_gets_only") : say("popup_gets_only_and", howWords(teammate, now));
};

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

const summary = (roster: readonly Teammate[], isIn: boolean): string => {
  if (!isIn) return say("popup_once_connected");
  const offline = roster.filter(({ presence }) => presence === "offline").length;
  const here = roster.length - offline;
  if (roster.length === 0) return say("popup_nobody_here");
  if (offline === 0) return say("popup_so_many_here", here);
  return say("popup_so_many_here_and_offline", here, offline);
};

/** The first line of the list: all of them at once. */
export const EveryoneRow = ({
  roster,
  isUnsealed,
  isIn,
  ...row
}: {
  roster: readonly Teammate[];
  /** See `isUnsealedIn`. */
  isUnsealed: boolean;
  /** Whether oneself is in the room. */
  isIn: boolean;
} & Pick<RowProps, "isTarget" | "isStop" | "press" | "onFocus">) => (
  <Row
    {...row}
    class="everyone"
    picture={<EveryoneMark />}
    name={say("popup_everyone")}
    note={isUnsealed ? say("popup_unsealed", summary(roster, isIn)) : summary(roster, isIn)}
    last={undefined}
    label={say("popup_ping_everyone")}
  />
);
