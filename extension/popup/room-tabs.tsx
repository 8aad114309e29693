import { useLayoutEffect, useRef } from "preact/hooks";
import { connectionIn, connectionSentence, type ShownConnection } from "../shared/connections.ts";
import type { ReceivedPing } from "../shared/ping-schema.ts";
import { say, sayCount } from "../shared/words/say.ts";
import { ConnectionMark } from "./head.tsx";

/**
 * How many pings nobody had seen when the popup was opened, by room; test pings are not counted.
 *
 * @param openedAt milliseconds since 1970: what was seen only since then is still new
 */
export const newByRoom = (inbox: readonly ReceivedPing[], openedAt: number): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { seenAt, room, test } of inbox)
    if (!test && (seenAt === undefined || seenAt >= openedAt)) counts.set(room, (counts.get(room) ?? 0) + 1);
  return counts;
};

/** Marks at which ends of a line of tabs there are more than are seen. */
const markHidden = (tabs: HTMLElement): void => {
  const most = tabs.scrollWidth - tabs.clientWidth;
  const isFromRight = getComputedStyle(tabs).direction === "rtl";
  const left = isFromRight ? most + tabs.scrollLeft : tabs.scrollLeft;
  tabs.classList.toggle("more-left", left > 1);
  tabs.classList.toggle("more-right", left < most - 1);
};

const MutedMark = () => (
  <svg class="muted-mark" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M7 9a5 5 0 0 1 9-3M17 11v3l2 3H8M10 20h4M4 4l16 16M7 11v3l-2 3" />
  </svg>
);

/** The rooms to choose from, with how the connection with each stands and how many new pings came from there. */
export const RoomTabs = ({
  rooms,
  muted,
  shown,
  choose,
  connections,
  inbox,
  openedAt,
}: {
  rooms: readonly string[];
  /** Of these, what comes is not shown. */
  muted: ReadonlySet<string>;
  /** The one that is chosen. */
  shown: string;
  choose(room: string): void;
  connections: Readonly<Record<string, ShownConnection>>;
  inbox: readonly ReceivedPing[];
  /** When the popup was opened, milliseconds since 1970. */
  openedAt: number;
}) => {
  const news = newByRoom(inbox, openedAt);
  const tabs = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const list = tabs.current;
    if (!list) return;
    list.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
    markHidden(list);
  });
  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    const isBackwards =
      getComputedStyle(event.currentTarget).direction === "rtl" ? "ArrowRight" : "ArrowLeft";
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    const step = event.key === isBackwards ? rooms.length - 1 : 1;
    const next = rooms[(rooms.indexOf(shown) + step) % rooms.length];
    if (next === undefined) return;
    choose(next);
    event.currentTarget.querySelectorAll<HTMLElement>("[role=tab]")[rooms.indexOf(next)]?.focus();
  };
  return (
    <div
      class="tabs"
      ref={tabs}
      role="tablist"
      aria-label={say("popup_rooms")}
      onKeyDown={onKeyDown}
      onScroll={({ currentTarget }) => markHidden(currentTarget)}
    >
      {rooms.map((room, index) => {
        const connection = connectionIn(connections, room);
        const count = news.get(room) ?? 0;
        const isShown = shown === room;
        const isMuted = muted.has(room);
        const state = connectionSentence(connection);
        return (
          <button
            key={room}
            type="button"
            class={isMuted ? "muted" : ""}
            role="tab"
            id={`tab-${index}`} // A room may have a space in its name, and what refers to an id may not.
            aria-selected={isShown}
            aria-controls="room"
            tabIndex={isShown ? 0 : -1}
            title={isMuted ? `${state}. ${say("popup_muted")}` : state}
            onClick={() => choose(room)}
          >
            <ConnectionMark state={connection.state} />
            <span class="cut">{room}</span>
            <span class="unseen">{state}</span>
            {isMuted && <MutedMark />}
            {isMuted && <span class="unseen">{say("popup_muted")}</span>}
            {count > 0 && (
              <span class="count">
                <span aria-hidden="true">{count}</span>
                <span class="unseen">{sayCount("popup_new", count)}</span>
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
};
