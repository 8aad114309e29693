import { openFileLimit } from "../../../token-service/process/open-file-limit.ts";
import type { RunOptions } from "../benchmark.ts";
import { startPingroom } from "../support/start-pingroom.ts";
import { renewalsPerSecond } from "./climb.ts";
import type { Renewed } from "./generator-words.ts";
import { type LimitCase, limitCases } from "./limit-cases.ts";
import { signalingOf } from "./signaling-of.ts";
import { standingIn } from "./standing-in.ts";
import { startGenerator } from "./start-generator.ts";

/** How many people knock in a second. */
export const knocksPerSecond = 50;

/** What was seen at one limit; nothing where this machine cannot hold so many. */
export interface AtLimit {
  name: string;
  renewed?: Renewed;
}

/** Files that a process has open besides the sockets of rooms, generously. */
const otherFiles = 300;

const lookAt = async (limit: LimitCase, seconds: number): Promise<Renewed> => {
  const { files } = limit;
  const service = await startPingroom(
    { ALLOW_GUESTS: "true" },
    { ...standingIn, ...(files !== undefined && { files }) },
  );
  const generator = startGenerator(await signalingOf(service));
  try {
    await limit.reach(generator);
    const times = knocksPerSecond * seconds;
    // Those inside go on for longer than the others come.
    return await generator.renew(renewalsPerSecond, seconds + 1, {
      times,
      perSecond: knocksPerSecond,
      ...limit.knocking,
    });
  } finally {
    await generator.stop();
    await service.stop();
  }
};

/** Goes to each limit of a service of its own, and has people knock there while those inside renew their connections. */
export const atTheLimit = async (quick: boolean, say: RunOptions["say"]): Promise<AtLimit[]> => {
  const seen: AtLimit[] = [];
  for (const limit of limitCases) {
    const { name, holds } = limit;
    if (holds + otherFiles > openFileLimit()) {
      seen.push({ name });
      continue;
    }
    const renewed = await lookAt(limit, quick ? 2 : 5);
    const { entered, codes } = renewed.knocked;
    say(`${name}: ${entered} entered, ${codes.length} refused`);
    seen.push({ name, renewed });
  }
  return seen;
};
