import { closeOffscreenDocument, openOffscreenDocument } from "./offscreen-document.ts";

const patienceMs = 5_000;

/**
 * Makes a call to the offscreen document, which is opened if need be. One that is gone by then, or does not answer within
 * 5 s, is replaced and called once more.
 */
export const callOffscreenDocument = async (call: () => Promise<unknown>): Promise<void> => {
  await openOffscreenDocument();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise((_, reject) => {
    timer = setTimeout(reject, patienceMs, new Error("The offscreen document does not answer."));
  });
  try {
    await Promise.race([call(), tooLate]);
  } catch (error) {
    console.warn("replacing the offscreen document", error);
    await closeOffscreenDocument();
    await openOffscreenDocument();
    await call();
  } finally {
    clearTimeout(timer);
  }
};
