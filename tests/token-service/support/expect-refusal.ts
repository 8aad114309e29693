import { expect } from "vitest";

/** Expects that a request was refused, in words, with this status and code. */
export const expectRefusal = async (response: Response, status: number, code: string): Promise<string> => {
  const body = await response.json();
  expect({ status: response.status, body }).toMatchObject({
    status,
    body: { error: { code, message: expect.stringMatching(/^[A-Z“].+[.;]$/u) } },
  });
  return body.error.message;
};
