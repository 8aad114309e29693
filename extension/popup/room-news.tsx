import type { RoomNewsItem } from "../shared/core-values-schema.ts";
import { maxRooms } from "../shared/room-choices.ts";
import { say, sayList } from "../shared/words/say.ts";
import { ask } from "../ui/core.ts";

/**
 * What of the news of rooms is still worth telling: a room that the user has left or joined again since is none.
 *
 * @param joined the rooms that this browser joins
 */
export const openRoomNews = (
  news: readonly RoomNewsItem[],
  joined: readonly string[],
): readonly RoomNewsItem[] =>
  news.filter(({ room, what, isRead }) => !isRead && joined.includes(room) === (what === "joined"));

/** Tells until it was read which rooms an admin has granted or taken back, and which granted ones are left out. */
export const RoomNews = ({ news }: { news: readonly RoomNewsItem[] }) => {
  const listOf = (wanted: RoomNewsItem["what"]): string[] =>
    news.filter(({ what }) => what === wanted).map(({ room }) => room);
  const [joined, withdrawn, leftOut] = [listOf("joined"), listOf("withdrawn"), listOf("left-out")];
  const sentences = [
    ...(joined.length > 0 ? [say("popup_rooms_joined", sayList(joined))] : []),
    ...(withdrawn.length > 0 ? [say("popup_rooms_withdrawn", sayList(withdrawn))] : []),
    ...(leftOut.length > 0 ? [say("popup_rooms_left_out", sayList(leftOut), maxRooms)] : []),
  ];
  return (
    // There before it says anything: what comes with its text already in it is not read out.
    <div role="status">
      {sentences.length > 0 && (
        <footer class="problem-box">
          <p>{sentences.join(" ")}</p>
          <button
            type="button"
            onClick={() =>
              ask(
                "dismissRoomNews",
                news.map(({ room }) => room),
              )
            }
          >
            {say("popup_new_device_read")}
          </button>
        </footer>
      )}
    </div>
  );
};
