import type { BackgroundApi } from "../background/api.ts";

type Asked<Name extends keyof BackgroundApi> = Parameters<BackgroundApi[Name]>[0];
type Answer<Name extends keyof BackgroundApi> = Awaited<ReturnType<BackgroundApi[Name]>>;

/**
 * Asks the background, which listens with `@webext-core/messaging`: this is the message that package sends. Its own sender
 * comes with a listener, which the popup does not need and would wait for as it opens.
 *
 * @throws what the background threw, as far as a message can carry it
 */
export const ask = async <Name extends keyof BackgroundApi>(
  type: Name,
  data: Asked<Name>,
): Promise<Answer<Name>> => {
  const message = { id: Math.random(), type, data, timestamp: Date.now() };
  const { res, err } = await chrome.runtime.sendMessage(message);
  if (err) throw new Error(err.message);
  return res;
};
