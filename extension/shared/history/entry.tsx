import type { ComponentChildren } from "preact";
import type { Priority } from "../ping-schema.ts";
import { say, type Word } from "../words/say.ts";
import { PingText } from "./ping-text.tsx";
import { clockOf, timeOf, wholeTimeOf } from "./time-of.ts";

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
