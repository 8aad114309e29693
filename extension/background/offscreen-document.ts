import { type FromClient, type FromCore, openChannel, openCoreRequest } from "../core/channel.ts";

const url = "extension/offscreen/offscreen.html";

// A core says that it is there as its script begins to run, before it loads what is stored.
const silenceMs = 5_000;

// After it whoever asks next begins anew: the browser waits for ever for a document that never ends to load.
const deadlineMs = 20_000;

let opening: Promise<void> | undefined;

const create = async (): Promise<void> => {
  try {
    await chrome.offscreen.createDocument({
      url,
      reasons: ["WEB_RTC" as chrome.offscreen.Reason],
      justification: "Holds the WebRTC connection over which pings come and go.",
    });
  } catch (error) {
    // There is one; a worker that was stopped while it opened a document leaves that behind, too.
    if (!/single offscreen/i.test((error as Error).message)) throw error;
  }
};

/** Says hello to the core. @returns whether it answers within some seconds */
const answers = (): Promise<boolean> =>
  new Promise((resolve) => {
    const id = crypto.randomUUID();
    const finish = (isThere: boolean) => {
      clearTimeout(timer);
      channel.close();
      resolve(isThere);
    };
    const channel = openChannel<FromCore, FromClient>((said) => {
      if (said.kind === "ready" || (said.kind === "taken" && said.id === id)) finish(true);
    });
    const timer = setTimeout(finish, silenceMs, false);
    channel.say({ kind: "hello", id });
  });

const open = async (onReplaced: () => void): Promise<void> => {
  await create();
  if (await answers()) return;
  console.warn("The core does not answer, and is opened anew.");
  // Where it has gone meanwhile, there is nothing to close.
  await chrome.offscreen.closeDocument().catch(() => {});
  await create();
  if (!(await answers())) throw new Error("The core does not answer.");
  onReplaced();
};

/**
 * Makes sure that a document is open in which the core runs; one that stays mute, as after an error in its script, is closed and
 * opened anew once. Callers at the same moment share one attempt.
 *
 * @param onReplaced called once a core has taken the place of a mute one
 * @throws Error when it cannot be opened, stays mute, or takes too long
 */
export const openCore = (onReplaced: () => void): Promise<void> => {
  if (opening) return opening;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, deadlineMs, new Error("The core does not open."));
  });
  opening = Promise.race([open(onReplaced), tooLate]).finally(() => {
    clearTimeout(timer);
    opening = undefined;
  });
  return opening;
};

/**
 * Opens the core for pages, which cannot open it themselves. It answers with the reason why that failed, or null.
 *
 * @param openNow see `openCore`
 */
export const openOnRequest = (openNow: () => Promise<void>): void => {
  chrome.runtime.onMessage.addListener((message: unknown, _, respond: (problem: string | null) => void) => {
    if (message !== openCoreRequest) return false;
    openNow().then(
      () => respond(null),
      (error: unknown) => respond(String(error)),
    );
    return true; // The answer comes later.
  });
};
