/**
 * Waits for an answer, and not for ever.
 *
 * @param ms milliseconds
 * @throws Error when none has come by then
 */
export const withTimeout = async <Answer>(answer: Promise<Answer>, ms: number): Promise<Answer> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, ms, new Error(`There was no answer within ${ms} ms.`));
  });
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
};
