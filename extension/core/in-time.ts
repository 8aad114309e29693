const usualPatienceMs = 5_000;

/**
 * Waits for an answer of the offscreen document, and not for ever.
 *
 * @throws Error when none has come within 5 s, or as many milliseconds as are given
 */
export const inTime = async <Answer>(
  answer: Promise<Answer>,
  patienceMs = usualPatienceMs,
): Promise<Answer> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, patienceMs, new Error("The offscreen document does not answer."));
  });
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
};
