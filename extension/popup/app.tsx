import { type ReadonlySignal, useSignal } from "@preact/signals";
import type { ShownConnection } from "../shared/connections.ts";
import type { Invite } from "../shared/invite-link.ts";
import { isSetUp } from "../shared/own-person.ts";
import { addStyle, lazily } from "../ui/lazily.tsx";
import firstRunStyle from "./first-run.css?url";
import { Rooms } from "./rooms.tsx";
import type { ShownState } from "./shown-state.ts";

// What a new user sees, and hardly anybody else.
const styled = async <T,>(part: Promise<T>): Promise<T> =>
  (await Promise.all([part, addStyle(firstRunStyle)]))[0];
const FirstRun = lazily(async () => (await styled(import("./first-run.tsx"))).FirstRun);
const Invited = lazily(async () => (await styled(import("./first-run.tsx"))).Invited);
const InviteOffer = lazily(async () => (await styled(import("./first-run.tsx"))).InviteOffer);

/**
 * The invite in the address of the page over which the popup was opened; null if that is no invite link. A click on the icon
 * lets Pingroom see that one address, for this and nothing else.
 */
export const inviteInTab = async (): Promise<Invite | null> => {
  try {
    const [{ url } = {}] = await chrome.tabs.query({ active: true, currentWindow: true });
    // Few pages are invites, and what reads one is loaded for those alone.
    return url?.includes("/join") ? (await import("./first-run.tsx")).inviteAt(url) : null;
  } catch {
    return null; // Without a window, as in a test.
  }
};

/** The whole popup: a picture of what the core tells. */
export const App = ({
  told,
  connections,
  invite: found,
  openedAt,
}: {
  told: ShownState;
  /** By room. */
  connections: ReadonlySignal<Record<string, ShownConnection>>;
  /** On the page over which the popup was opened. */
  invite: Invite | null;
  /** When the popup was opened, milliseconds since 1970: what was unread then is still marked as new. */
  openedAt: number;
}) => {
  const dismissed = useSignal(false);
  const dismiss = () => {
    dismissed.value = true;
  };
  const settings = told.settings.value;
  const invite = dismissed.value ? null : found;
  if (!isSetUp(settings)) {
    if (invite) return <Invited invite={invite} dismiss={dismiss} />;
    return <FirstRun signInProblem={told.signInProblem.value} />;
  }
  return (
    <>
      {invite && <InviteOffer invite={invite} told={told} connections={connections} dismiss={dismiss} />}
      <Rooms told={told} connections={connections} openedAt={openedAt} />
    </>
  );
};
