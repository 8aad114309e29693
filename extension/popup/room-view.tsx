import { useComputed, useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { participantsOf, type ShownConnection } from "../shared/connections.ts";
import { isSamePerson } from "../shared/identity.ts";
import { lastTargetIn } from "../shared/last-target.ts";
import type { OwnRole } from "../shared/own-person.ts";
import { personsIn } from "../shared/persons.ts";
import type { SentPing, Target } from "../shared/ping-schema.ts";
import type { Called } from "../shared/told-apart.ts";
import { say, type Word } from "../shared/words/say.ts";
import { useAsking } from "./asking.ts";
import { Compose } from "./compose.tsx";
import { lastPings } from "./last-pings.ts";
import { absentTeammates, isUnsealedIn, rosterOf } from "./roster.ts";
import type { ShownState } from "./shown-state.ts";
import { Teammates } from "./teammates.tsx";
import type { Pinging } from "./use-ping.ts";
import { type Match, useRows, useTarget } from "./use-rows.ts";

const words: Record<Exclude<OwnRole, "both">, Word> = {
  publish: "popup_role_publish",
  subscribe: "popup_role_subscribe",
  none: "popup_role_none",
};

/** Says what one may not do in a room; nothing where one may do all. */
const RoleNote = ({ role, room }: { role: OwnRole; room: string }) =>
  role === "both" ? null : <p class="role quiet">{say(words[role], room)}</p>;

/** The text that was sent last to a room, answers left out; undefined if none was. */
const lastTextIn = (room: string, outbox: readonly SentPing[]): string | undefined =>
  outbox.find((ping) => ping.room === room && !ping.former && ping.re === undefined && ping.text !== "")
    ?.text;

/** One room: what to say there, and to whom. */
export const RoomView = ({
  room,
  role,
  connection,
  own,
  called,
  told: { settings: set, knownTeammates, drawnOutbox, lastTarget, lastTargets },
  pinging,
}: {
  room: string;
  /** What this person may do there. */
  role: OwnRole;
  connection: ShownConnection;
  /** This person, see `ownPerson`. */
  own: string;
  called: Called;
  told: ShownState;
  pinging: Pinging;
}) => {
  const settings = set.value;
  const field = useRef<HTMLInputElement>(null);
  const find = useSignal("");
  const at = useSignal<Target["to"] | undefined>(undefined);
  const isFinding = useSignal(false);
  const asking = useAsking(pinging, room);
  const targets = { lastTarget: lastTarget.value, lastTargets: lastTargets.value };
  const target = useTarget(lastTargetIn(room, settings.room, targets), pinging.edited);
  const last = useComputed(() => lastPings(drawnOutbox.value, room, Date.now()));
  useLayoutEffect(() => field.current?.focus(), []);

  const presences = "presences" in connection ? connection.presences : [];
  const persons = personsIn(participantsOf(connection), presences).filter(
    ({ person }) => !isSamePerson(person, own),
  );
  const isIn = "participants" in connection;
  const maySend = role !== "subscribe" && role !== "none";
  const absent = absentTeammates(knownTeammates.value, room, [own, ...persons.map(({ person }) => person)]);
  const roster = rosterOf(persons, presences, absent, isIn, called);

  const match = useSignal<Match | undefined>(undefined);
  const rows = useRows(roster, find.value, match.value, target);

  const lastText = pinging.sent.value || lastTextIn(room, drawnOutbox.value);
  const toField = () => field.current?.focus();
  const ping = (to: Target["to"], byKey: boolean) => {
    if (asking.asks(to, byKey)) return;
    asking.forget();
    pinging.ping(to, room);
    if (find.value !== "") {
      find.value = "";
      toField();
    }
  };
  const row = (which: string) => document.querySelector<HTMLElement>(`.teammates ${which} button.row`);
  const toList = (event: KeyboardEvent) => {
    if (event.key === "Escape" && find.value !== "") find.value = "";
    else if (event.key === "ArrowDown") row("li")?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <>
      {!maySend ? (
        <RoleNote role={role} room={room} />
      ) : (
        <Compose
          pinging={pinging}
          asking={asking}
          room={room}
          target={at.value !== undefined ? at.value : rows.shown.target}
          roster={roster}
          called={called}
          field={field}
          lastText={lastText}
          ping={ping}
          choose={() => (row("li:not(.everyone)") ?? row("li"))?.focus()}
          leave={() => {
            at.value = undefined;
          }}
          onKeyDown={toList}
        />
      )}
      {role === "publish" && <RoleNote role={role} room={room} />}
      <Teammates
        room={room}
        roster={roster}
        isUnsealed={isUnsealedIn(connection, persons)}
        rows={rows}
        isIn={isIn}
        last={last}
        at={at}
        find={find}
        match={match}
        isFinding={isFinding}
        ping={maySend ? ping : undefined}
        leave={toField}
      />
    </>
  );
};
