import type { SigningKey } from "../../base/signing-key.ts";
import { type RestOptions, twilioRooms } from "./twilio-rooms.ts";

/** What one REST call told about the account, in words. */
export interface AccountVerdict {
  healthy: boolean;
  sentence: string;
}

/** https://www.twilio.com/docs/api/errors: 20003 authentication, 20005 and 20008 account not active or suspended. */
const verdictOn = (error: unknown): AccountVerdict => {
  const { status, code, message } = error as { status?: number; code?: number | string; message?: string };
  if (code === 20005 || code === 20008 || /suspend|not active/i.test(message ?? "")) {
    return {
      healthy: false,
      sentence: `Twilio says that the account is suspended or not active: ${message}`,
    };
  }
  if (status === 401 || status === 403 || code === 20003) {
    return {
      healthy: false,
      sentence:
        "Twilio does not accept the key: check that TWILIO_API_KEY_SID and TWILIO_API_KEY_SECRET belong together, " +
        "that the key is a Standard or Main key and that it belongs to TWILIO_ACCOUNT_SID.",
    };
  }
  if (status !== undefined) {
    return { healthy: false, sentence: `Twilio answered with HTTP status ${status}: ${message}` };
  }
  return {
    healthy: false,
    sentence: `Twilio cannot be reached from here (${code ?? message}): check the network, a proxy or the firewall.`,
  };
};

/**
 * Asks Twilio the same in the account's own name, with its Auth Token.
 *
 * @param rest how Twilio is reached, where it is not as usual
 * @returns a sentence when Twilio does not accept it; undefined also when Twilio does not answer, which the key's check tells
 */
export const checkAuthToken = async (
  { accountSid }: Pick<SigningKey, "accountSid">,
  authToken: string,
  rest: RestOptions = {},
): Promise<string | undefined> => {
  try {
    await twilioRooms({ accountSid, keySid: accountSid, keySecret: authToken }, rest).list({
      limit: 1,
      pageSize: 1,
    });
    return undefined;
  } catch (error) {
    const { status, code } = error as { status?: number; code?: number | string };
    return status === 401 || code === 20003
      ? "Twilio does not accept TWILIO_AUTH_TOKEN: take the account's Auth Token from the Console's front page; until then nothing that Twilio tells of who comes and goes is believed."
      : undefined;
  }
};

/**
 * Asks Twilio for one room, the cheapest question that needs a valid key and an active account.
 *
 * @param rest how Twilio is reached, where it is not as usual
 * @see https://www.twilio.com/docs/video/api/rooms-resource
 */
export const checkTwilioAccount = async (
  signingKey: SigningKey,
  rest: RestOptions = {},
): Promise<AccountVerdict> => {
  try {
    await twilioRooms(signingKey, rest).list({ limit: 1, pageSize: 1 });
    return { healthy: true, sentence: "All well: Twilio accepts the key and the account is active." };
  } catch (error) {
    return verdictOn(error);
  }
};
