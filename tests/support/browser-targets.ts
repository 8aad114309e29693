import type { Browser, CDPSession, Protocol } from "puppeteer-core";

type TargetInfo = Protocol.Target.TargetInfo;

// How often to look for what no event tells, in milliseconds.
const lookMs = 200;

export interface BrowserTargets {
  /** All targets that fit, offscreen documents and sleeping tabs included. */
  find(fits: (target: TargetInfo) => boolean): Promise<TargetInfo[]>;
  /** Resolves with the first target that fits, now or later. */
  waitFor(fits: (target: TargetInfo) => boolean): Promise<TargetInfo>;
  /** Resolves when the target is gone. */
  waitUntilGone(targetId: string): Promise<void>;
  /** Ends a target and resolves when it is gone. */
  end(targetId: string): Promise<void>;
}

/** Watches a browser's targets over a session of its own, without attaching to any of them. */
export const openBrowserTargets = async (browser: Browser): Promise<BrowserTargets> => {
  const session: CDPSession = await browser.target().createCDPSession();
  await session.send("Target.setDiscoverTargets", { discover: true, filter: [{}] });

  const find: BrowserTargets["find"] = async (fits) =>
    (await session.send("Target.getTargets", { filter: [{}] })).targetInfos.filter(fits);

  const waitUntilGone: BrowserTargets["waitUntilGone"] = (targetId) =>
    new Promise((resolve, reject) => {
      const stop = () => {
        clearInterval(looking);
        session.off("Target.targetDestroyed", onDestroyed);
      };
      const onDestroyed = (event: Protocol.Target.TargetDestroyedEvent) => {
        if (event.targetId !== targetId) return;
        stop();
        resolve();
      };
      session.on("Target.targetDestroyed", onDestroyed);
      // Chromium 156 forgets the event for about one in fifteen workers that end with a reload of their extension.
      const look = async () => {
        const [still] = await find((target) => target.targetId === targetId);
        if (!still) onDestroyed({ targetId });
      };
      const looking = setInterval(() => {
        look().catch((error: unknown) => {
          stop();
          reject(error);
        });
      }, lookMs);
    });

  return {
    find,
    waitUntilGone,
    waitFor: (fits) =>
      new Promise((resolve, reject) => {
        const found = (target: TargetInfo | undefined) => {
          if (!target) return;
          session.off("Target.targetCreated", onTarget);
          session.off("Target.targetInfoChanged", onTarget);
          resolve(target);
        };
        const onTarget = (event: { targetInfo: TargetInfo }) => {
          if (fits(event.targetInfo)) found(event.targetInfo);
        };
        session.on("Target.targetCreated", onTarget);
        session.on("Target.targetInfoChanged", onTarget);
        find(fits).then(([target]) => found(target), reject);
      }),
    async end(targetId) {
      const gone = waitUntilGone(targetId);
      await session.send("Target.closeTarget", { targetId });
      await gone;
    },
  };
};
