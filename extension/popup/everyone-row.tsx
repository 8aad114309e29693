import { say } from "../shared/words/say.ts";
import { EveryoneMark } from "./everyone-mark.tsx";
import type { Teammate } from "./roster.ts";
import { Row, type RowProps } from "./row.tsx";

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
  isIn,
  ...row
}: {
  roster: readonly Teammate[];
  /** Whether oneself is in the room. */
  isIn: boolean;
} & Pick<RowProps, "isTarget" | "isStop" | "press" | "onFocus">) => (
  <Row
    {...row}
    class="everyone"
    picture={<EveryoneMark />}
    name={say("popup_everyone")}
    note={summary(roster, isIn)}
    last={undefined}
    label={say("popup_ping_everyone")}
  />
);
