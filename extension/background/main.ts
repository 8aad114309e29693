// Registers every listener in the first synchronous turn, so that an event that starts this worker finds its listener.
// Nothing that may not be lost is kept in variables: the browser stops the worker after 30 idle seconds.

import { joinTeam } from "../core/access/join-team.ts";
import { leaveTeam } from "../core/access/leave-team.ts";
import { noteMembership } from "../core/access/note-membership.ts";
import { signIn } from "../core/access/sign-in.ts";
import { connectNow } from "../core/attention/connect-now.ts";
import { noteEngine } from "../core/attention/note-engine.ts";
import { watchHours } from "../core/attention/watch-hours.ts";
import { watchOwnPresence } from "../core/attention/watch-own-presence.ts";
import { inspect } from "../core/diagnosis/inspect.ts";
import { noteStart } from "../core/diagnosis/note-start.ts";
import { noteTestSeen } from "../core/diagnosis/note-test-seen.ts";
import { endInterruptedTest } from "../core/diagnosis/note-test-step.ts";
import { testPing } from "../core/diagnosis/test-ping.ts";
import { noteChange, noteConnections } from "../core/diagnosis/timeline.ts";
import { tryReach } from "../core/diagnosis/try-reach.ts";
import { deletePings } from "../core/history/delete-pings.ts";
import { deletedPings } from "../core/history/deleted-pings.ts";
import { forgetOld } from "../core/history/forget-old.ts";
import { restorePings } from "../core/history/restore-pings.ts";
import { answerInquiry } from "../core/inbox/answer-inquiry.ts";
import { markHandled } from "../core/inbox/mark-handled.ts";
import { noteHandledElsewhere } from "../core/inbox/note-handled-elsewhere.ts";
import { receivePing } from "../core/inbox/receive-ping.ts";
import { showUnread } from "../core/notifications/badge.ts";
import { notifyArrivals } from "../core/notifications/notify-arrivals.ts";
import { openFromNotification } from "../core/notifications/open-from-notification.ts";
import { pressOnNotification } from "../core/notifications/press-on-notification.ts";
import { repeatUrgent, watchUrgent } from "../core/notifications/repeat-urgent.ts";
import { answerPing } from "../core/outbox/answer-ping.ts";
import { meetDevice } from "../core/outbox/meet-device.ts";
import { pingTarget } from "../core/outbox/ping-target.ts";
import { receiveReceipt, receiveUnstored } from "../core/outbox/receive-receipt.ts";
import { noteNewDevice } from "../core/people/note-new-device.ts";
import { noteRemoved } from "../core/people/note-removed.ts";
import { noteConnection } from "../core/rooms/note-connection.ts";
import { stayConnected } from "../core/rooms/stay-connected.ts";
import { tryAgain, tryAgainIfGivenUp } from "../core/rooms/try-again.ts";
import { pingFromMenu } from "../core/shortcuts/ping-from-menu.ts";
import { pingFromOmnibox } from "../core/shortcuts/ping-from-omnibox.ts";
import { pingLastTarget } from "../core/shortcuts/ping-last-target.ts";
import { showMenu } from "../core/shortcuts/show-menu.ts";
import { suggestInOmnibox } from "../core/shortcuts/suggest-in-omnibox.ts";
import { checkStored } from "../core/store/check-stored.ts";
import { unawaited } from "../core/unawaited.ts";
import { browser } from "../shared/browser.ts";
import { connections } from "../shared/connection.ts";
import { enrolment } from "../shared/enrolment.ts";
import { knownTeammates } from "../shared/known-teammates.ts";
import { settings } from "../shared/settings.ts";
import { signInProblem } from "../shared/sign-in-problem.ts";
import { inbox } from "../shared/stored-pings.ts";
import { background } from "./api.ts";
import { askFirstSentence } from "./ask-first-sentence.ts";
import { watchdog } from "./watchdog.ts";
import { welcome } from "./welcome.ts";

askFirstSentence();

background.onMessage("ping", ({ data }) => pingTarget(data));
background.onMessage("answer", ({ data: { ping, text } }) => answerPing(ping, text));
background.onMessage("deletePings", ({ data }) => deletePings(data));
background.onMessage("restorePings", ({ data }) => restorePings(data));
background.onMessage("markAllSeen", () => markHandled("seen"));
background.onMessage("stayConnected", () => stayConnected());
background.onMessage("tryAgain", () => tryAgain());
background.onMessage("connectNow", () => connectNow());
background.onMessage("join", async ({ data: { link } }) => {
  const problem = await joinTeam(link);
  if (problem === null) unawaited(tryAgainIfGivenUp());
  return problem;
});
background.onMessage("signIn", async ({ data: { serviceUrl } }) => {
  await signIn(serviceUrl);
  if (!(await signInProblem.get())) unawaited(tryAgainIfGivenUp());
});
background.onMessage("testPing", () => testPing());
background.onMessage("testPingSeen", ({ data: { seen } }) => noteTestSeen(seen));
background.onMessage("leaveTeam", () => leaveTeam());
background.onMessage("membershipTold", ({ data }) => noteMembership(data));
background.onMessage("removedTold", ({ data }) => noteRemoved(data));
background.onMessage("inspect", () => inspect());
background.onMessage("reach", ({ data }) => tryReach(data));
background.onMessage("happened", async ({ data }) => {
  if (data.what === "set-back") await afterSetBack();
  await noteChange(data);
});
background.onMessage("newDevice", ({ data }) => noteNewDevice(data));
background.onMessage("connectionChanged", async ({ data }) => {
  await noteConnection(data);
  await noteEngine(data.connection);
});
background.onMessage("pingReceived", ({ data }) => receivePing(data));
background.onMessage("unstoredTold", ({ data }) => receiveUnstored(data));
background.onMessage("receiptReceived", ({ data }) => receiveReceipt(data));
background.onMessage("handledElsewhere", ({ data }) => noteHandledElsewhere(data));
background.onMessage("met", ({ data }) => meetDevice(data));
background.onMessage("inquiryReceived", async ({ data }) =>
  answerInquiry(data, await inbox.get(), await deletedPings.get()),
);

settings.onChanged(() => {
  unawaited(stayConnected());
  unawaited(notifyArrivals());
  unawaited(inbox.get().then(showUnread));
  unawaited(showMenu());
  unawaited(forgetOld());
});
connections.onChanged((all) => {
  unawaited(showMenu());
  unawaited(noteConnections(all));
});
knownTeammates.onChanged(() => unawaited(showMenu()));
enrolment.onChanged(() => unawaited(stayConnected()));
inbox.onChanged((pings) => unawaited(showUnread(pings)));
browser.notifications.onClicked.addListener((id) => unawaited(openFromNotification(id)));
browser.notifications.onButtonClicked.addListener((id, button) => unawaited(pressOnNotification(id, button)));
browser.commands.onCommand.addListener((command) => {
  if (command === "ping-last-target") unawaited(pingLastTarget());
});
browser.contextMenus.onClicked.addListener((click, tab) => unawaited(pingFromMenu(click, tab)));
browser.omnibox.onInputStarted.addListener(() => unawaited(suggestInOmnibox("")));
browser.omnibox.onInputChanged.addListener((typed, suggest) => unawaited(suggestInOmnibox(typed, suggest)));
browser.omnibox.onInputEntered.addListener((typed) => unawaited(pingFromOmnibox(typed)));
watchUrgent();
const ensureWatchdog = watchdog(async () => {
  await stayConnected();
  await forgetOld();
});
watchOwnPresence(() => unawaited(stayConnected()));
const lookAtHours = watchHours(async () => {
  await stayConnected();
  await notifyArrivals();
  await repeatUrgent();
});
/** Sets all alarms anew: those that are set would ring too late. */
const afterSetBack = async (): Promise<void> => {
  await ensureWatchdog();
  await lookAtHours();
};

// Install, browser start, an extension switched on again and any other event all start this worker. Browser start would
// not, without a listener.
browser.runtime.onInstalled.addListener(({ reason }) => unawaited(welcome(reason)));
browser.runtime.onStartup.addListener(() => {});
unawaited(checkStored());
unawaited(endInterruptedTest());
unawaited(noteStart());
unawaited(stayConnected());
unawaited(inbox.get().then(showUnread));
unawaited(notifyArrivals());
unawaited(repeatUrgent());
unawaited(forgetOld());
unawaited(showMenu());
