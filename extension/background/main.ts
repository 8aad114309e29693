// Registers every listener in the first synchronous turn, so that an event that starts this worker finds its listener.
// Nothing that may not be lost is kept in variables: the browser stops the worker after 30 idle seconds.
import { browser } from "../shared/browser.ts";
import { connections } from "../shared/connection.ts";
import { enrolment } from "../shared/enrolment.ts";
import { knownTeammates } from "../shared/known-teammates.ts";
import { settings } from "../shared/settings.ts";
import { signInProblem } from "../shared/sign-in-problem.ts";
import { inbox } from "../shared/stored-pings.ts";
import { answerPing } from "./answer-ping.ts";
import { background } from "./api.ts";
import { askFirstSentence } from "./ask-first-sentence.ts";
import { showUnread } from "./badge.ts";
import { checkStored } from "./check-stored.ts";
import { connectNow } from "./cost/connect-now.ts";
import { noteEngine } from "./cost/note-engine.ts";
import { deletePings } from "./delete-pings.ts";
import { deletedPings } from "./deleted-pings.ts";
import { answerInquiry } from "./delivery/answer-inquiry.ts";
import { forgetOld } from "./forget-old.ts";
import { inspect } from "./inspect.ts";
import { joinTeam } from "./join-team.ts";
import { leaveTeam } from "./leave-team.ts";
import { markHandled } from "./mark-handled.ts";
import { meetDevice } from "./meet-device.ts";
import { noteConnection } from "./note-connection.ts";
import { noteHandledElsewhere } from "./note-handled-elsewhere.ts";
import { noteMembership } from "./note-membership.ts";
import { noteNewDevice } from "./note-new-device.ts";
import { noteRemoved } from "./note-removed.ts";
import { noteStart } from "./note-start.ts";
import { noteTestSeen } from "./note-test-seen.ts";
import { endInterruptedTest } from "./note-test-step.ts";
import { notifyArrivals } from "./notify-arrivals.ts";
import { openFromNotification } from "./open-from-notification.ts";
import { watchOwnPresence } from "./own-presence.ts";
import { pingFromMenu } from "./ping-from-menu.ts";
import { pingFromOmnibox } from "./ping-from-omnibox.ts";
import { pingLastTarget } from "./ping-last-target.ts";
import { pingTarget } from "./ping-target.ts";
import { pressOnNotification } from "./press-on-notification.ts";
import { receivePing } from "./receive-ping.ts";
import { receiveReceipt, receiveUnstored } from "./receive-receipt.ts";
import { repeatUrgent, watchUrgent } from "./repeat-urgent.ts";
import { restorePings } from "./restore-pings.ts";
import { showMenu } from "./show-menu.ts";
import { signIn } from "./sign-in.ts";
import { stayConnected } from "./stay-connected.ts";
import { suggestInOmnibox } from "./suggest-in-omnibox.ts";
import { testPing } from "./test-ping.ts";
import { noteChange, noteConnections } from "./timeline.ts";
import { tryAgain, tryAgainIfGivenUp } from "./try-again.ts";
import { tryReach } from "./try-reach.ts";
import { unawaited } from "./unawaited.ts";
import { watchHours } from "./watch-hours.ts";
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
