import { ApiError } from "../../../token-service/base/api-error.ts";

/**
 * What the service answers when a promise fails.
 *
 * @throws Error when it does not fail; its own error when that is not meant for an answer
 */
export const refusal = async (
  doomed: Promise<unknown>,
): Promise<{ status: number; code: string; message: string }> => {
  const error = await doomed.then(
    () => new Error("Nothing was refused."),
    (reason: unknown) => reason,
  );
  if (!(error instanceof ApiError)) throw error;
  return { status: error.status, ...error.body.error };
};
