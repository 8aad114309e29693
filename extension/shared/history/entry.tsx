import type { ComponentChildren } from "preact";
import type { Priority } from "../ping.ts";
import { PingText } from "./ping-text.tsx";
import { timeOf } from "./time-of.ts";

// A ping that took longer is shown with both times.
const lateMs = 60_000;

const tags: Record<Priority, string | undefined> = { nudge: "nudge", ping: undefined, urgent: "urgent" };

/** One line of the list: who, when, what, and what came of it. */
export const Entry = (props: {
  class: string;
  who: string;
  /** When it is listed, milliseconds since 1970. */
  at: number;
  /** By the sender's clock, milliseconds since 1970. */
  sentAt: number;
  priority: Priority;
  /** What the ping says that this one answers. */
  quote?: string | undefined;
  text: string;
  children: ComponentChildren;
}) => {
  const { at, sentAt, priority, quote, text } = props;
  const now = Date.now();
  const tag = tags[priority];
  return (
    <li class={`entry ${props.class}`}>
      <div class="who">
        <strong class="cut">{props.who}</strong>
        {tag && <em class={`tag ${priority}`}>{tag}</em>}
      </div>
      <time dateTime={new Date(at).toISOString()} title={new Date(at).toLocaleString()}>
        {at - sentAt > lateMs ? `sent ${timeOf(sentAt, now)}` : timeOf(at, now)}
      </time>
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
