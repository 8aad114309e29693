/**
 * Each entry brings the store one version further; what has been published is never changed, only followed by another.
 * Times are milliseconds since 1970.
 */
export const migrations: readonly (readonly string[])[] = [
  [
    // One row: a secret of the service, from which guests' identities and rooms' names at Twilio are derived.
    `CREATE TABLE service (
       id INTEGER PRIMARY KEY CHECK (id = 1),
       secret TEXT NOT NULL,
       team_version INTEGER NOT NULL DEFAULT 0,
       enforced_version INTEGER NOT NULL DEFAULT 0
     )`,
    // enforce_until: when the last access token ends that was given out for grants that have changed since.
    `CREATE TABLE members (
       id TEXT PRIMARY KEY,
       name TEXT NOT NULL,
       name_key TEXT NOT NULL,
       issuer TEXT,
       subject TEXT,
       created_at INTEGER NOT NULL,
       enforce_until INTEGER,
       removed_at INTEGER
     )`,
    // A name is free again once its member was removed; an account of the single sign-on never is.
    "CREATE UNIQUE INDEX members_name ON members (name_key) WHERE removed_at IS NULL",
    "CREATE UNIQUE INDEX members_account ON members (issuer, subject) WHERE subject IS NOT NULL",
    `CREATE TABLE grants (
       member_id TEXT NOT NULL REFERENCES members (id),
       room TEXT NOT NULL,
       role TEXT NOT NULL CHECK (role IN ('both', 'publish', 'subscribe')),
       position INTEGER NOT NULL,
       PRIMARY KEY (member_id, room)
     )`,
    // The id is the RFC 7638 thumbprint of the public key; the suffix tells devices apart in identities.
    `CREATE TABLE devices (
       id TEXT PRIMARY KEY,
       member_id TEXT NOT NULL REFERENCES members (id),
       suffix TEXT NOT NULL UNIQUE,
       public_key TEXT NOT NULL,
       label TEXT NOT NULL,
       created_at INTEGER NOT NULL,
       last_seen_at INTEGER NOT NULL,
       token_expires_at INTEGER,
       removed_at INTEGER
     )`,
    "CREATE INDEX devices_member ON devices (member_id)",
    `CREATE TABLE invites (
       secret_hash TEXT PRIMARY KEY,
       name TEXT NOT NULL,
       name_key TEXT NOT NULL,
       grants TEXT,
       created_at INTEGER NOT NULL,
       expires_at INTEGER NOT NULL,
       used_at INTEGER,
       revoked_at INTEGER
     )`,
    // Of several that use an invite at once, all but the first fail with all else that they meant to change.
    `CREATE TRIGGER invites_are_used_once BEFORE UPDATE OF used_at ON invites
       WHEN OLD.used_at IS NOT NULL OR OLD.revoked_at IS NOT NULL OR NEW.used_at >= OLD.expires_at
       BEGIN SELECT RAISE(ABORT, 'the invite is used, revoked or expired'); END`,
    "CREATE INDEX invites_name ON invites (name_key)",
    // Assertions that were used, until they end by themselves.
    "CREATE TABLE used_assertions (id TEXT PRIMARY KEY, expires_at INTEGER NOT NULL)",
    "CREATE INDEX used_assertions_end ON used_assertions (expires_at)",
    `CREATE TABLE audit (
       id INTEGER PRIMARY KEY AUTOINCREMENT,
       at INTEGER NOT NULL,
       actor TEXT NOT NULL,
       action TEXT NOT NULL,
       subject TEXT NOT NULL,
       detail TEXT NOT NULL,
       address TEXT NOT NULL
     )`,
    "CREATE TRIGGER audit_keeps_rows BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END",
    "CREATE TRIGGER audit_keeps_words BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END",
    // REPLACE deletes without asking the first one.
    `CREATE TRIGGER audit_keeps_numbers BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id)
       BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END`,
    // Twilio rooms: which name at Twilio stands for which room, and who stayed in them how long.
    "CREATE TABLE twilio_rooms (unique_name TEXT PRIMARY KEY, room TEXT NOT NULL)",
    `CREATE TABLE twilio_stays (
       participant_sid TEXT PRIMARY KEY,
       room_sid TEXT NOT NULL,
       identity TEXT NOT NULL,
       joined_at INTEGER NOT NULL,
       left_at INTEGER
     )`,
    // Any change of who may enter what counts the version up, by any process.
    ...["members", "grants", "devices"].flatMap((table) =>
      ["INSERT", "UPDATE", "DELETE"].map((event) => {
        const watched =
          table === "devices" && event === "UPDATE" ? "UPDATE OF member_id, suffix, removed_at" : event;
        return `CREATE TRIGGER ${table}_${event.toLowerCase()}_counts AFTER ${watched} ON ${table}
          BEGIN UPDATE service SET team_version = team_version + 1; END`;
      }),
    ),
  ],
  // Until when a guest may be in a room who sends pings and gets none.
  ["CREATE TABLE guest_publishers (room TEXT PRIMARY KEY, until INTEGER NOT NULL)"],
  // By which version of the keys the names are known; see rekeyNames.
  ["ALTER TABLE service ADD COLUMN names_version INTEGER NOT NULL DEFAULT 0"],
  // An identity names a device by its key, and a person by the member's id: no column of its own stands for either.
  [
    "DROP TRIGGER devices_update_counts",
    "DROP TRIGGER devices_insert_counts",
    "DROP TRIGGER devices_delete_counts",
    `CREATE TABLE devices_by_key (
       id TEXT PRIMARY KEY,
       member_id TEXT NOT NULL REFERENCES members (id),
       public_key TEXT NOT NULL,
       label TEXT NOT NULL,
       created_at INTEGER NOT NULL,
       last_seen_at INTEGER NOT NULL,
       token_expires_at INTEGER,
       removed_at INTEGER
     )`,
    `INSERT INTO devices_by_key
       SELECT id, member_id, public_key, label, created_at, last_seen_at, token_expires_at, removed_at FROM devices`,
    "DROP TABLE devices",
    "ALTER TABLE devices_by_key RENAME TO devices",
    "CREATE INDEX devices_member ON devices (member_id)",
    ...["INSERT", "UPDATE OF member_id, removed_at", "DELETE"].map(
      (event) => `CREATE TRIGGER devices_${event.slice(0, 6).toLowerCase()}_counts AFTER ${event} ON devices
        BEGIN UPDATE service SET team_version = team_version + 1; END`,
    ),
  ],
  [
    // The audit counts tokens: a line for each day (since 1970, UTC), actor, network, person and room, see countAudit. An
    // empty value stands for several; the subject is the latest.
    `CREATE TABLE audit_counts (
       day INTEGER NOT NULL,
       actor TEXT NOT NULL,
       address TEXT NOT NULL,
       action TEXT NOT NULL,
       who TEXT NOT NULL,
       what TEXT NOT NULL,
       subject TEXT NOT NULL,
       until INTEGER,
       count INTEGER NOT NULL,
       first_at INTEGER NOT NULL,
       last_at INTEGER NOT NULL,
       PRIMARY KEY (day, actor, address, action, who, what)
     ) WITHOUT ROWID`,
    // From when on the audit is kept. Nothing younger than half a day is ever given up.
    "ALTER TABLE service ADD COLUMN audit_from INTEGER NOT NULL DEFAULT 0",
    `CREATE TRIGGER audit_from_is_past BEFORE UPDATE OF audit_from ON service
       WHEN NEW.audit_from > (unixepoch() - 43200) * 1000 BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END`,
    // When the service last looked through the store for expired rows.
    "ALTER TABLE service ADD COLUMN looked_at INTEGER",
    "CREATE INDEX audit_at ON audit (at)",
    "DROP TRIGGER audit_keeps_rows",
    `CREATE TRIGGER audit_keeps_rows BEFORE DELETE ON audit WHEN OLD.at >= (SELECT audit_from FROM service)
       BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END`,
    `CREATE TRIGGER audit_counts_keep_rows BEFORE DELETE ON audit_counts
       WHEN OLD.last_at >= (SELECT audit_from FROM service) BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END`,
    `CREATE TRIGGER audit_counts_grow BEFORE UPDATE ON audit_counts
       WHEN NEW.count <= OLD.count OR NEW.last_at < OLD.last_at
         OR (NEW.day, NEW.actor, NEW.address, NEW.action, NEW.who, NEW.what, NEW.first_at)
           IS NOT (OLD.day, OLD.actor, OLD.address, OLD.action, OLD.who, OLD.what, OLD.first_at)
       BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END`,
    // REPLACE deletes without asking.
    `CREATE TRIGGER audit_counts_stay BEFORE INSERT ON audit_counts WHEN EXISTS (
         SELECT 1 FROM audit_counts WHERE (day, actor, address, action, who, what)
           = (NEW.day, NEW.actor, NEW.address, NEW.action, NEW.who, NEW.what)
           AND (count >= NEW.count OR first_at <> NEW.first_at))
       BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END`,
    "CREATE INDEX guest_publishers_end ON guest_publishers (until)",
    // When a token for the room was last asked for.
    "ALTER TABLE twilio_rooms ADD COLUMN used_at INTEGER NOT NULL DEFAULT 0",
    "UPDATE twilio_rooms SET used_at = unixepoch() * 1000",
    "CREATE INDEX twilio_rooms_used ON twilio_rooms (used_at)",
  ],
  [
    // What the provider of the single sign-on calls a member; NULL for one who was invited, or has not signed in since.
    "ALTER TABLE members ADD COLUMN email TEXT",
    // A command asks who is online by counting the first up; a running service answers with the devices, and the second.
    "ALTER TABLE service ADD COLUMN presence_asked INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE service ADD COLUMN presence_told INTEGER NOT NULL DEFAULT 0",
    "CREATE TABLE present_devices (print TEXT PRIMARY KEY) WITHOUT ROWID",
  ],
];
