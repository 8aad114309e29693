import { connectionSentence, type ShownConnection } from "../shared/connections.ts";
import type { RoomChoice, Settings } from "../shared/settings-schema.ts";
import type { Grant, Role } from "../shared/team-schema.ts";
import { say, saySentence, type Word } from "../shared/words/say.ts";
import { changeSettings } from "../ui/change-settings.ts";
import { ask } from "../ui/core.ts";
import { Checkbox } from "../ui/field.tsx";
import { withChange, withDefault } from "./room-changes.ts";

/** What a role lets somebody do, by the name of the sentence that says it. */
export const roleWords: Record<Role, Word> = {
  both: "shared_role_both",
  publish: "shared_role_publish",
  subscribe: "shared_role_subscribe",
};

const roles = Object.keys(roleWords) as Role[];

/** What a guest wants to do in a room. */
export const RoomsRole = ({
  role,
  label,
  choose,
}: {
  role: Role;
  /** For those who do not see the room beside it. */
  label: string;
  choose(role: Role): void;
}) => (
  <select aria-label={label} value={role} onChange={(event) => choose(event.currentTarget.value as Role)}>
    {roles.map((each) => (
      <option key={each} value={each}>
        {say(roleWords[each])}
      </option>
    ))}
  </select>
);

const grantedWords = (grants: readonly Grant[], room: string): string => {
  const granted = grants.find((grant) => grant.room === room);
  return granted ? say(roleWords[granted.role]) : say("rooms_not_granted");
};

/** One room that this browser is in. */
export const RoomsRow = ({
  choice: { room, muted, role },
  now,
  grants,
  connection,
  leave,
}: {
  choice: RoomChoice;
  /** The rooms as they are set. */
  now: Pick<Settings, "room" | "rooms" | "roomsLeft">;
  /** What a member may enter; undefined for a guest. */
  grants: readonly Grant[] | undefined;
  connection: ShownConnection;
  /** Absent for the only one. */
  leave: ((room: string) => void) | undefined;
}) => (
  <li>
    <div class="room">
      <label class="room-name">
        <input
          type="radio"
          name="defaultRoom"
          value={room}
          checked={room === now.room}
          onChange={() => changeSettings(withDefault(now, room))}
        />
        <strong>{room}</strong>
        <span class="unseen"> {say("rooms_as_default")}</span>
      </label>
      {room === now.room && <span class="tag">{say("rooms_default")}</span>}
      <small>{connectionSentence(connection)}</small>
    </div>
    <fieldset class="room-choices" aria-label={room}>
      {grants ? (
        <span class="quiet">{grantedWords(grants, room)}</span>
      ) : (
        <RoomsRole
          role={role}
          label={say("rooms_role_in", room)}
          choose={(chosen) => changeSettings(withChange(now, room, { role: chosen }))}
        />
      )}
      <Checkbox
        label={say("rooms_mute")}
        checked={muted}
        onChange={(checked) => changeSettings(withChange(now, room, { muted: checked }))}
      />
      {leave && (
        <button
          type="button"
          class="small"
          aria-label={say("rooms_leave_named", room)}
          onClick={() => leave(room)}
        >
          {say("rooms_leave")}
        </button>
      )}
    </fieldset>
    {(connection.state === "disconnected" || connection.state === "paused") && (
      <p class={connection.state === "disconnected" ? "problem" : "quiet"}>
        {saySentence(connection.why)} {saySentence(connection.advice)}{" "}
        {connection.state === "disconnected" && !connection.retry && (
          <button type="button" class="small" onClick={() => ask("tryAgain")}>
            {say("rooms_try_again")}
          </button>
        )}
      </p>
    )}
  </li>
);
