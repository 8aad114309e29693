import type { Draft, StorageProblem, WelcomeProgress } from "../shared/core-values-schema.ts";
import type { Wanted } from "../shared/find-pings.ts";
import type { Inspection, Reach, Way } from "../shared/inspection.ts";
import type { PingReference, Place } from "../shared/ping.ts";
import type { Ping, ReceivedPing, SentPing } from "../shared/ping-schema.ts";
import type { Settings } from "../shared/settings-schema.ts";
import type { Value } from "./store/value.ts";
import type * as values from "./store/values.ts";

/** What pages and the service worker may ask of the core. A sentence that is returned says why nothing was done. */
export interface Commands {
  /** Pings one person, or everyone with `to` null; in the default room unless another one is named. */
  ping(what: Pick<Ping, "to" | "text" | "priority"> & { room?: string | undefined }): Promise<string | null>;
  /** Answers a received ping. */
  answer(what: { ping: PingReference; text: string }): Promise<string | null>;
  /** Keeps what the popup's text field holds. */
  keepDraft(draft: Draft): Promise<void>;
  /**
   * Deletes pings from what this browser keeps. One that is still to be delivered is called back, and one that was received
   * does not come again.
   *
   * @param which `sent` are ids
   */
  deletePings(which: { received: PingReference[]; sent: string[] }): Promise<void>;
  /** Takes back a deletion. */
  restorePings(pings: { received: ReceivedPing[]; sent: SentPing[] }): Promise<void>;
  /** Reads in what is kept of the pings, newest first, of which a page is told the newest alone. */
  readPings(which: PingsRead): Promise<PingsPart>;
  /** Counts what `readPings` would read. @returns how many, and from where to count on, which is null in the end */
  countPings(which: PingsRead): Promise<{ count: number; next: Place | null }>;
  /** Those of these pings that are kept. @param which `sent` are ids */
  findPings(which: { received: PingReference[]; sent: string[] }): Promise<Omit<PingsPart, "next">>;
  /** The rooms of all pings that are kept, by name. */
  pingRooms(): Promise<string[]>;
  /** Everything unread has now been seen. */
  markAllSeen(): Promise<void>;
  /** Changes some of the settings. */
  changeSettings(change: Partial<Settings>): Promise<void>;
  /** Makes sure that the rooms are held, and has their connections proven anew where that was long ago. */
  stayConnected(): Promise<void>;
  /** Connects anew after a problem that Pingroom does not retry by itself. */
  tryAgain(): Promise<void>;
  /** Connects although it is outside the working hours, for an hour. */
  connectNow(): Promise<void>;
  /** Enters the team of an invite link. */
  join(invite: { link: string }): Promise<string | null>;
  /** Enters a team by signing in, in a window that closes the popup; see the value `signInProblem`. */
  signIn(service: { serviceUrl: string }): Promise<void>;
  /** The user goes another way in, and has read why the last sign-in let nobody in. */
  forgetSignInProblem(): Promise<void>;
  /** Forgets that this browser is a member's device. */
  leaveTeam(): Promise<void>;
  /** Forgets that somebody was met in a room; in other rooms they stay known. @param who identities of their devices */
  forgetTeammate(who: { room: string; identities: string[] }): Promise<void>;
  /** The user has read who came with a device that was not known. @param identities the devices' */
  dismissNewDevices(identities: string[]): Promise<void>;
  /** The user has read what became of these rooms, by name. */
  dismissRoomNews(rooms: string[]): Promise<void>;
  /** The user has read what there was no room for. */
  dismissLeftOut(): Promise<void>;
  /** The user has read what was stored in the wrong shape; what came up since stays. */
  dismissStorageProblems(read: StorageProblem[]): Promise<void>;
  /** Notes how far somebody new has come. */
  welcomed(progress: Partial<WelcomeProgress>): Promise<void>;
  /** Looks into the rooms. */
  inspect(): Promise<Inspection>;
  /** Tries out one way in which WebRTC may get through; takes up to 12 s. */
  reach(what: { way: Way }): Promise<Reach>;
  /** Measures what is stored, the largest first. */
  storageUse(): Promise<StoredUse[]>;
  /** Sends this person a test ping, unless one is under way; see the value `testPing` for what becomes of it. */
  testPing(): Promise<void>;
  /** The user says whether its notification appeared. */
  testPingSeen(answer: { seen: boolean }): Promise<void>;

  /** A notification was pressed: on one of its buttons, or on itself with `action` empty. */
  notificationPressed(press: { tag: string; action: string }): Promise<void>;
  /** The user closed a notification. */
  notificationClosed(what: { tag: string }): Promise<void>;
  /** The shortcut that pings whoever was pinged last was pressed. */
  pingLastTarget(): Promise<void>;
  /** A line of the context menu was chosen. @param title of the page, where the browser tells it */
  menuChosen(click: MenuClick): Promise<void>;
  /** Something was typed after the keyword in the address bar. @returns what Enter will do, and who else could be meant */
  suggestInOmnibox(typed: string): Promise<OmniboxSuggestions>;
  /** Enter was pressed there. */
  pingFromOmnibox(typed: string): Promise<void>;
  /** The user left this computer, or came back to it. */
  idleChanged(): Promise<void>;
  /** A minute has passed, as the browser's alarm tells; that opens a core that is gone. */
  minutePassed(): Promise<void>;
  /** The extension has just been installed. */
  installed(): Promise<void>;
  /** The browser has started the service worker. @param start 1 for the first start since the browser or the extension started */
  workerStarted(start: { count: number }): Promise<void>;
  /** This core was opened in the place of one that did not answer. */
  coreReplaced(): Promise<void>;
}

/** Which pings to read. */
export interface PingsRead {
  /** Those older than this place; the newest if null. */
  before: Place | null;
  /** How many to look at, of received and sent ones each: a few hundred hold up no ping that arrives. */
  count: number;
  wanted: Wanted;
}

/** A part of the pings, newest first. */
export interface PingsPart {
  received: ReceivedPing[];
  sent: SentPing[];
  /** From where to read on; null in the end. Wanted or not, all that is newer has been looked at. */
  next: Place | null;
}

/** What one value or one list takes in the core's database. */
export interface StoredUse {
  name: string;
  /** Of a long list, by a part of it. */
  bytes: number;
  /** How many a list has; a value has none. */
  entries?: number;
}

/** A click in the context menu, as the browser tells it. */
export interface MenuClick {
  menuItemId: string | number;
  pageUrl?: string | undefined;
  selectionText?: string | undefined;
  linkUrl?: string | undefined;
  title?: string | undefined;
}

/** What the address bar shows below what is typed, as the browser's kind of XML. */
export interface OmniboxSuggestions {
  /** What Enter will do. */
  enter: string;
  /** Others who could be meant; `content` is what their line is read as. */
  others: { content: string; description: string }[];
}

type Watchable = Pick<
  typeof values,
  | "settings"
  | "enrolment"
  | "signInProblem"
  | "connections"
  | "inbox"
  | "outbox"
  | "keptPings"
  | "knownTeammates"
  | "newDevices"
  | "roomNews"
  | "lastTarget"
  | "lastTargets"
  | "draft"
  | "storingFails"
  | "leftOut"
  | "timeline"
  | "storageProblems"
  | "testPingRun"
  | "knownEngine"
  | "progress"
>;

/** The values that pages may watch, by name. */
export type Watched = { [Name in keyof Watchable]: Watchable[Name] extends Value<infer T> ? T : never };

export type WatchedName = keyof Watched;

/** How long a command may take, milliseconds; those that are not named, 10 s. One that waits for a person may take any time. */
export const deadlinesMs: Partial<Record<keyof Commands, number>> = {
  join: 60_000,
  reach: 16_000,
  signIn: Number.POSITIVE_INFINITY,
  testPing: 120_000,
};
export const usualDeadlineMs = 10_000;
