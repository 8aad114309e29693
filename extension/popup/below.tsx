import { useEffect } from "preact/hooks";
import type { ShownConnection } from "../shared/connections.ts";
import { membershipIn, type OwnRole } from "../shared/own-person.ts";
import type { Person } from "../shared/persons.ts";
import type { SentPing } from "../shared/ping-schema.ts";
import type { Called } from "../shared/told-apart.ts";
import { say } from "../shared/words/say.ts";
import { outcomeSentence } from "../ui/history/outcome-words.ts";
import { markSeenWhileRead } from "../ui/mark-seen.ts";
import { storingProblem } from "../ui/problem.tsx";
import { Foot, NewDevices } from "./foot.tsx";
import { History } from "./history.tsx";
import { openRoomNews, RoomNews } from "./room-news.tsx";
import type { ShownState } from "./shown-state.ts";

/** Tells a screen reader how far the ping got that was sent last: others see it in the list. */
export const OutcomeStatus = ({
  ping,
  persons,
  role,
  called,
}: {
  ping: SentPing;
  /** Who is in its room now; undefined while oneself is not. */
  persons: readonly Person[] | undefined;
  /** What this person may do there. */
  role: OwnRole;
  called: Called;
}) => (
  <p class="unseen" role="status">
    {say(
      "popup_last_ping",
      ping.to === null ? say("popup_everyone") : called(ping.to),
      outcomeSentence(ping, persons, role, called),
    )}
  </p>
);

/** Tells the whole of what is cut to a pointer that rests there, and nothing twice. */
const tellWholeOfCut = (): void => {
  document.addEventListener("mouseover", ({ target }) => {
    if (!(target instanceof HTMLElement && target.matches(".cut"))) return;
    target.title = target.scrollWidth > target.clientWidth ? (target.textContent ?? "") : "";
  });
};

/** What stands below the room that is shown: the pings of all rooms, and what there is to know of the connection. */
export const Below = ({
  connection,
  told,
  joined,
  personsOf,
  own,
  called,
  role,
  roleIn,
  openedAt,
  answer,
}: {
  /** With the room that is shown. */
  connection: ShownConnection;
  told: ShownState;
  /** The rooms that this browser joins. */
  joined: readonly string[];
  /** Who is in a room now; undefined while oneself is not. */
  personsOf(room: string): readonly Person[] | undefined;
  /** This person. */
  own: string;
  called: Called;
  /** What this person may do in the room that is shown. */
  role: OwnRole;
  /** The same in any room. */
  roleIn(room: string): OwnRole;
  /** When the popup was opened, milliseconds since 1970. */
  openedAt: number;
  answer: Parameters<typeof History>[0]["answer"];
}) => {
  useEffect(() => {
    markSeenWhileRead(told.inbox); // From now on, since only now it can be read.
    tellWholeOfCut();
  }, []);
  const [newest] = told.drawnOutbox.value;
  // One note after another: a popup is 600 pixels high at most.
  const hasNewDevices = told.newDevices.value.length > 0;
  const isMember = membershipIn(told.settings.value, told.enrolment.value) !== undefined;
  const roomNews = isMember && !hasNewDevices ? openRoomNews(told.roomNews.value, joined) : [];
  return (
    <>
      <div class="pings">
        <History
          inbox={told.inbox.value}
          outbox={told.drawnOutbox.value}
          here={personsOf}
          called={called}
          joined={joined}
          openedAt={openedAt}
          role={role}
          roleIn={roleIn}
          answer={answer}
        />
      </div>
      {newest && newest.sentAt >= openedAt && (
        <OutcomeStatus
          ping={newest}
          persons={personsOf(newest.room)}
          role={roleIn(newest.room)}
          called={called}
        />
      )}
      <NewDevices devices={told.newDevices.value} own={own} called={called} />
      <RoomNews news={roomNews} />
      <Foot
        connection={connection}
        storing={storingProblem(told.storingFails.value)}
        leftOut={hasNewDevices || roomNews.length > 0 ? { pings: 0 } : told.leftOut.value}
      />
    </>
  );
};
