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

/** The rooms to choose from, with how the connection with each stands and how many new pings came from there. */
export const RoomTabs = ({
  rooms,
  shown,
  choose,
  connections,
  inbox,
  openedAt,
}: {
  rooms: readonly string[];
  /** The one that is chosen. */
  shown: string;
  choose(room: string): void;
  connections: Readonly<Record<string, ShownConnection>>;
  inbox: readonly ReceivedPing[];
  /** When the popup was opened, milliseconds since 1970. */
  openedAt: number;
}) => {
  const news = newByRoom(inbox, openedAt);
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
    <div class="tabs" role="tablist" aria-label={say("popup_rooms")} onKeyDown={onKeyDown}>
      {rooms.map((room, index) => {
        const connection = connectionIn(connections, room);
        const count = news.get(room) ?? 0;
        const isShown = shown === room;
        return (
          <button
            key={room}
            type="button"
            role="tab"
            id={`tab-${index}`} // A room may have a space in its name, and what refers to an id may not.
            aria-selected={isShown}
            aria-controls="room"
            tabIndex={isShown ? 0 : -1}
            title={connectionSentence(connection)}
            onClick={() => choose(room)}
          >
            <ConnectionMark state={connection.state} />
            <span class="cut">{room}</span>
            <span class="unseen">{connectionSentence(connection)}</span>
            <span class="count">
              {count > 0 && <span aria-hidden="true">{count}</span>}
              {count > 0 && <span class="unseen">{sayCount("popup_new", count)}</span>}
            </span>
          </button>
        );
      })}
    </div>
  );
};
