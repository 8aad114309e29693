import type { Browser, CDPSession, Protocol } from "puppeteer-core";

type TargetInfo = Protocol.Target.TargetInfo;

export interface BrowserTargets {
  /** All targets that fit, offscreen documents and sleeping tabs included. */
  find(fits: (target: TargetInfo) => boolean): Promise<TargetInfo[]>;
  /** Resolves with the first target that fits, now or later. */
  waitFor(fits: (target: TargetInfo) => boolean): Promise<TargetInfo>;
  /** Resolves when the target is gone. Call it before what ends the target, or it may wait for ever. */
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
    new Promise((resolve) => {
      const onDestroyed = (event: Protocol.Target.TargetDestroyedEvent) => {
        if (event.targetId !== targetId) return;
        session.off("Target.targetDestroyed", onDestroyed);
        resolve();
      };
      session.on("Target.targetDestroyed", onDestroyed);
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
