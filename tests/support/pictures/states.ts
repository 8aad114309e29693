import type { Watched } from "../../../extension/core/api.ts";
import { sentenceOf } from "../../../extension/shared/words/say.ts";
import type { Told } from "./pictured-page.ts";
import { formerPing, morning, pastPings, received, sent, unstored } from "./pings.ts";
import { anas, bo, chloe, crowd, dee, eve, finn, identitiesOf, page, room } from "./team.ts";
import { testPings } from "./test-pings.ts";
import { connectedWith, told } from "./told.ts";

const hourMs = 3_600_000;

const invite = `https://ping.example.com/join#${"AZaz09_-".repeat(3).slice(2)}`;

const member: Watched["enrolment"] = {
  serviceUrl: "https://ping.example.com",
  device: "thumbprint",
  name: "Ana Lima",
  rooms: [
    { room, role: "both" },
    { room: "ops", role: "publish" },
    { room: "alerts", role: "subscribe" },
  ],
};

const met = (...identities: string[]) =>
  identities.map((identity, place) => ({
    identity,
    room,
    lastSeenAt: Date.now() - (place + 1) * 5 * hourMs,
  }));

const everyPresence = () =>
  connectedWith([bo, chloe, dee, eve, finn], {
    presences: [
      { identity: chloe, presence: "away" },
      { identity: dee, presence: "do-not-disturb", until: Date.now() + 2 * hourMs, urgentPasses: false },
      { identity: eve, presence: "silent" },
      { identity: finn, presence: "plain" },
    ],
  });

const disconnected = (retry: boolean) =>
  ({
    state: "disconnected",
    why: sentenceOf(retry ? "problem_connection_lost" : "problem_own_error"),
    advice: sentenceOf(retry ? "problem_trying_again" : "problem_try_again_or_reload"),
    retry,
  }) as const;

const longNames = identitiesOf(
  "Wolfeschlegelsteinhausenbergerdorff Hubert",
  "Anne-Françoise de la Tour-Maubourg-Saint",
  "نور الهدى بنت عبد الرحمن المنصوري",
  "👩🏽‍🚀 Mx. Astronaut of the Night Shift Team",
);

/** What pages are looked at in: each made anew, since what is connected is proven for half a minute only. */
export const states: Record<string, () => Told> = {
  "first-run": () => ({}),
  "first-run-problem": () =>
    told({
      settings: { name: "" },
      connections: {},
      signInProblem: {
        serviceUrl: "https://ping.example.com",
        problem: "The sign-in was not finished. Try again.",
      },
    }),
  invited: () => ({ tab: invite }),
  "invite-offered": () =>
    told({ connections: { [room]: connectedWith([bo]) }, tab: invite.replace("ping.", "other.") }),
  connecting: () => told(),
  alone: () => told({ connections: { [room]: connectedWith([]) } }),
  connected: () =>
    told({
      connections: { [room]: everyPresence() },
      ...morning(),
      knownTeammates: met(...identitiesOf("Gül Ay", "Hana Sato")),
      lastTarget: { to: "Bo Berg" },
    }),
  "open-to-guests": () =>
    told({ connections: { [room]: connectedWith([bo, chloe], { openToGuests: true }) } }),
  reconnecting: () =>
    told({
      connections: {
        [room]: { state: "reconnecting", identity: bo, room, participants: [bo, chloe], presences: [] },
      },
      ...morning(),
    }),
  "not-connected": () => told({ connections: { [room]: disconnected(true) }, ...morning() }),
  "given-up": () => told({ connections: { [room]: disconnected(false) } }),
  paused: () =>
    told({
      connections: {
        [room]: {
          state: "paused",
          why: sentenceOf("cost_left_hours"),
          advice: sentenceOf("cost_back_on", "Mon, Nov 23, 09:00 AM"),
        },
      },
    }),
  hours: () =>
    told({
      settings: {
        quietHours: [
          { days: [0, 1, 2, 3, 4, 5, 6], from: "22:00", to: "07:00" },
          { days: [0, 6], from: "00:00", to: "00:00" },
        ],
        workingHours: [{ days: [1, 2, 3, 4, 5], from: "09:00", to: "17:30" }],
      },
      connections: { [room]: connectedWith([bo], { engine: "twilio" }) },
      knownEngine: {
        serviceUrl: "https://ping.example.com",
        engine: "twilio",
        usage: { participantMinutes: 9_234, budget: 10_000 },
        toldAt: Date.now(),
        tokenExpiresAt: Date.now() + hourMs,
      },
    }),
  "do-not-disturb": () =>
    told({ settings: { doNotDisturb: true }, connections: { [room]: everyPresence() }, ...morning() }),
  snoozed: () =>
    told({
      settings: { snoozedUntil: Date.now() + hourMs },
      connections: { [room]: connectedWith([bo]) },
    }),
  "several-rooms": () =>
    told({
      settings: {
        rooms: [
          { room: "ops", muted: true, role: "both" },
          { room: "alerts", muted: false, role: "subscribe" },
        ],
      },
      connections: {
        [room]: everyPresence(),
        ops: connectedWith([bo, finn], { room: "ops" }),
        alerts: disconnected(true),
      },
      ...morning(),
    }),
  "sends-only": () =>
    told({
      connections: { [room]: connectedWith([bo, chloe], { role: "publish", member: true }) },
      enrolment: member,
    }),
  "receives-only": () =>
    told({
      connections: { [room]: connectedWith([bo, chloe], { role: "subscribe", member: true }) },
      ...morning(),
      enrolment: member,
    }),
  "many-teammates": () => told({ connections: { [room]: connectedWith(crowd(50)) }, ...morning() }),
  "many-pings": () =>
    told({ connections: { [room]: connectedWith([bo, chloe, dee]) }, inbox: pastPings(1_000, 20) }),
  "long-names": () =>
    told({
      settings: { name: "Maria Theresia von und zu Hohenstein-Lang" },
      connections: { [room]: connectedWith(longNames) },
      lastTarget: { to: "Wolfeschlegelsteinhausenbergerdorff Hubert" },
    }),
  "test-ping-under-way": () =>
    told({
      connections: { [room]: connectedWith([bo]) },
      testPingRun: testPings.underWay(),
    }),
  "test-ping-asked": () =>
    told({ connections: { [room]: connectedWith([bo]) }, testPingRun: testPings.asked() }),
  "test-ping-unseen": () =>
    told({ connections: { [room]: connectedWith([bo]) }, testPingRun: testPings.unseen() }),
  "storage-full": () =>
    told({
      connections: { [room]: connectedWith([bo, chloe]) },
      outbox: [unstored()],
      storingFails: { since: Date.now() - hourMs, shown: [] },
      timeline: [{ at: Date.now() - hourMs, what: "unproven", room }],
    }),
  "look-alikes": () =>
    told({
      connections: { [room]: connectedWith([...anas, page]) },
      inbox: [
        received(21, 2, anas[1], "Please wire the money today", { priority: "urgent" }),
        received(22, 5, anas[0], "Lunch?"),
        received(23, 9, page, "Hello from a page", { toEveryone: true }),
      ],
      outbox: [
        sent(24, 1, null, "Standup", { [anas[0]]: "seen", [page]: "seen" }),
        { ...formerPing(), sentAt: Date.now() - hourMs },
      ],
      newDevices: [{ identity: anas[0] }],
      leftOut: { pings: 12, people: { at: Date.now(), isDismissed: false } },
    }),
  redirected: () =>
    told({
      connections: {
        [room]: {
          state: "disconnected",
          why: sentenceOf("service_leads_to", "https://portal.example.com"),
          advice: sentenceOf("problem_trying_again"),
          retry: true,
        },
      },
    }),
  "storage-problems": () =>
    told({
      connections: { [room]: connectedWith([bo]) },
      storageProblems: [
        { key: "inbox", lost: 3, since: Date.now() - hourMs },
        { key: "settings", lost: "everything", since: Date.now() - hourMs },
      ],
    }),
};
