import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { SentPing } from "../../shared/ping-schema.ts";
import { plainText, whoOf } from "../../shared/ping-words.ts";
import { say } from "../../shared/words/say.ts";
import { Entry, type Surroundings } from "./entry.tsx";
import { outcomeSentence, recipientLines } from "./outcome-words.ts";

/** A ping that was sent, and how far it got. */
export const SentEntry = ({
  ping,
  dayIsSaid,
  around,
  actions,
}: {
  ping: SentPing;
  /** Whether a heading above says the day. */
  dayIsSaid: boolean;
  around: Surroundings;
  actions: ComponentChildren;
}) => {
  const { exchange, called, here, roleIn, showsRooms } = around;
  const isOpen = useSignal(false);
  const question = exchange.ownQuestion(ping);
  return (
    <Entry
      id={ping.id}
      class="sent"
      who={whoOf({ kind: "sent", ping }, called)}
      at={ping.sentAt}
      sentAt={ping.sentAt}
      dayIsSaid={dayIsSaid}
      priority={ping.priority}
      room={showsRooms ? ping.room : undefined}
      quote={question && plainText(question)}
      text={plainText(ping)}
      actions={actions}
    >
      <details
        onToggle={(event) => {
          isOpen.value = event.currentTarget.open;
        }}
      >
        <summary title={say("history_who_and_when")}>
          <small class="quiet">{outcomeSentence(ping, here(ping.room), roleIn(ping.room), called)}</small>
        </summary>
        {isOpen.value && (
          <ul class="recipients quiet">
            {recipientLines(ping, Date.now(), called).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </details>
    </Entry>
  );
};
