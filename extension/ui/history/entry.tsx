import type { ComponentChildren } from "preact";
import type { OwnRole } from "../../shared/own-person.ts";
import type { Person } from "../../shared/persons.ts";
import type { Priority, ReceivedPing } from "../../shared/ping-schema.ts";
import { textParts } from "../../shared/text-parts.ts";
import type { Called } from "../../shared/told-apart.ts";
import { say, type Word } from "../../shared/words/say.ts";
import { clockOf, timeOf, wholeTimeOf } from "../../shared/words/times.ts";
import type { Exchange, HistoryEntry } from "./history-entries.ts";

/** What an entry of the history needs to know besides its ping. */
export interface Surroundings {
  exchange: Exchange;
  called: Called;
  /** Who is in a room now; undefined while oneself is not. */
  here(room: string): readonly Person[] | undefined;
  /** What this person may do in a room. */
  roleIn(room: string): OwnRole;
  /** Whether each entry names its room. */
  showsRooms: boolean;
  answer(ping: ReceivedPing, text: string): void;
  /** What else can be done with an entry, beside its time. */
  actions?(entry: HistoryEntry): ComponentChildren;
}

/**
 * What a ping says. Its addresses are text like the rest, whole and from left to right whatever stands around them, each
 * with a button that opens it: nothing is fetched before somebody asks for it.
 */
const PingText = ({ text }: { text: string }) => (
  <p dir="auto">
    {textParts(text).map((part, index) =>
      typeof part === "string" ? (
        part
      ) : (
        // The parts of a text stay where they are.
        <span key={`${index} ${part.address}`}>
          <bdi dir="ltr">{part.address}</bdi>{" "}
          <button
            class="link"
            type="button"
            aria-label={say("history_open_address", part.address)}
            onClick={() => chrome.tabs.create({ url: part.address })}
          >
            {say("history_open")}
          </button>
        </span>
      ),
    )}
  </p>
);

// A ping that took longer is shown with both times.
const lateMs = 60_000;

const tags: Record<Priority, Word | undefined> = {
  nudge: "history_nudge",
  ping: undefined,
  urgent: "history_urgent",
};

/** One entry of the list: who, when, what, and what came of it. */
export const Entry = (props: {
  /** What tells it from every other. */
  id: string;
  class: string;
  who: string;
  /** When it is listed, milliseconds since 1970. */
  at: number;
  /** When it was sent, milliseconds since 1970. */
  sentAt: number;
  /** Whether a heading above says the day. */
  dayIsSaid: boolean;
  priority: Priority;
  /** Whether its sender cannot prove that it is theirs. */
  unproven?: boolean | undefined;
  /** Whether its sender was removed from the team since. */
  removed?: boolean | undefined;
  /** The room that it came through, where that is not clear anyhow. */
  room: string | undefined;
  /** What the ping says that this one answers. */
  quote: string | undefined;
  text: string;
  /** Buttons beside the time. */
  actions: ComponentChildren;
  children: ComponentChildren;
}) => {
  const { at, sentAt, dayIsSaid, priority, room, quote, text } = props;
  const tag = tags[priority];
  return (
    // Focus comes here when the button that had it is gone.
    <li class={`entry ${props.class}`} data-key={props.id} tabIndex={-1}>
      <div class="who">
        <strong class="cut" dir="auto">
          {props.who}
        </strong>
        {tag && <em class={`tag ${priority}`}>{say(tag)}</em>}
        {props.unproven && (
          <em class="tag" title={say("history_unproven_why")}>
            {say("history_unproven")}
          </em>
        )}
        {props.removed && <em class="tag">{say("history_sender_removed")}</em>}
        {room !== undefined && (
          <bdi class="tag room cut" title={say("history_room", room)}>
            {room}
          </bdi>
        )}
      </div>
      <div class="when">
        <time dateTime={new Date(at).toISOString()} title={wholeTimeOf(at)}>
          {at - sentAt > lateMs
            ? say("history_sent_at", timeOf(sentAt, at))
            : dayIsSaid
              ? clockOf(at)
              : timeOf(at, Date.now())}
        </time>
        {props.actions}
      </div>
      {quote !== undefined && (
        <q class="cut" dir="auto">
          {quote}
        </q>
      )}
      <PingText text={text} />
      {props.children}
    </li>
  );
};
