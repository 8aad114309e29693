import pRetry from "p-retry";
import type { HandAnswer, HandRequest, Hands } from "../core/hands.ts";

/** Makes a call, which is lost where the worker is just ending, and then made again. */
const callWorker = async (hand: keyof Hands, data: unknown): Promise<unknown> => {
  const request: HandRequest = { hand, data };
  const send = async (): Promise<HandAnswer> => {
    const answer: HandAnswer | undefined = await chrome.runtime.sendMessage(request);
    if (answer === undefined) throw new Error("The service worker ended before it answered.");
    return answer;
  };
  const answer = await pRetry(send, { retries: 4, minTimeout: 100 });
  if ("error" in answer) throw new Error(answer.error);
  return answer.value;
};

/** The core's hands where it runs in an offscreen document: the service worker does what is asked. */
export const workerHands = new Proxy({} as Hands, {
  get: (_, hand: keyof Hands) => (data: unknown) => callWorker(hand, data),
});
