import * as v from "valibot";

const timeoutMs = 8_000;

const health = v.object({ status: v.literal("ok"), engine: v.picklist(["twilio", "embedded"]) });

/**
 * Asks whether a Pingroom token service answers at an address.
 *
 * @returns a sentence that says what is wrong, or null when all is well
 */
export const checkService = async (serviceUrl: string): Promise<string | null> => {
  try {
    const response = await fetch(`${serviceUrl}/health`, {
      credentials: "omit",
      signal: AbortSignal.timeout(timeoutMs),
    });
    const body: unknown = await response.json().catch(() => undefined);
    return v.is(health, body) ? null : "Something answers there, but it is not Pingroom. Check the address.";
  } catch {
    // The browser does not tell a page why: a wrong name, a closed port and a missing network look the same.
    return "Nothing answers there. Check the address, and that the service is running.";
  }
};
