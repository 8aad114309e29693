import * as v from "valibot";
import { type DeviceKey, deviceKey, forgetDeviceKey } from "../../shared/device-key.ts";
import { nameOf } from "../../shared/identity.ts";
import { identity, personName } from "../../shared/ping-schema.ts";
import { type Answer, postAsDevice, ServiceUnreachable } from "../../shared/post-json.ts";
import { refusalIn, refusalSentence } from "../../shared/refusal.ts";
import { whatAnswers } from "../../shared/service-access.ts";
import { type Enrolment, grant } from "../../shared/team-schema.ts";
import { say, saySentence } from "../../shared/words/say.ts";
import { value } from "../store/value.ts";

const device = value("device", v.optional(v.pipe(v.string(), v.regex(/^[\w-]{16,64}$/))), undefined);

/** This device's secret, by which the service knows it again and gives it the same identity; made once. */
export const deviceSecret = async (): Promise<string> => {
  const secret = await device.update((current) => current ?? crypto.randomUUID());
  return secret as string;
};

// https://wicg.github.io/ua-client-hints/; Chromium's, and so far nobody else's.
const userAgentData = v.object({
  brands: v.array(v.object({ brand: v.string() })),
  platform: v.string(),
});

/** What the admin of a team reads beside this device, such as “Chromium on Linux”. */
export const deviceLabel = (): string => {
  const result = v.safeParse(userAgentData, (navigator as { userAgentData?: unknown }).userAgentData);
  if (!result.success) return "Browser";
  const { brands, platform } = result.output;
  // Among the brands is always one that means nothing, so that nobody relies on the list.
  const real = brands.map(({ brand }) => brand).filter((brand) => !/not.*brand/i.test(brand));
  const name = real.find((brand) => brand !== "Chromium") ?? real[0] ?? "Browser";
  return platform ? `${name} on ${platform}` : name;
};

/** Why somebody could not be let in; its message is a sentence for people. */
export class EntryProblem extends Error {
  override readonly name = "EntryProblem";
}

/**
 * Lets somebody in.
 *
 * @param serviceUrl where, to look what is there should no answer come
 * @returns a sentence that says why that did not work, or null
 */
export const entrySentence = async (
  serviceUrl: string | undefined,
  enter: () => Promise<void>,
): Promise<string | null> => {
  try {
    await enter();
    return null;
  } catch (error) {
    if (error instanceof EntryProblem) return error.message;
    if (error instanceof ServiceUnreachable) {
      const found = serviceUrl === undefined ? undefined : await whatAnswers(serviceUrl);
      return found ? saySentence(found) : say("entry_unreachable");
    }
    console.error("entering a team", error);
    return say("entry_own_error");
  }
};

/** What makes a service take a device for a member's. */
export type Proof =
  | { invite: string }
  | { signIn: { code: string; codeVerifier: string; redirectUri: string; nonce: string } };

const rooms = v.array(grant);

const enrolled = v.object({ name: personName, rooms });

/** Of the answer that gives access what says who this is. */
const recognised = v.pipe(
  v.object({ identity, rooms }),
  v.transform(({ identity, rooms }) => ({ name: nameOf(identity), rooms })),
);

const isFine = ({ status }: Answer): boolean => status >= 200 && status <= 299;

const problemOf = ({ status, body }: Answer): EntryProblem => {
  const refusal = refusalIn(body);
  if (refusal) return new EntryProblem(refusalSentence(refusal));
  return new EntryProblem(status >= 500 ? say("entry_unavailable", status) : say("entry_not_pingroom"));
};

/**
 * Makes this browser a device of a member. A device that the service knows already, since its last answer was lost, just
 * asks who it is; one that was removed begins anew with another key.
 *
 * @param prove called with the key that the service will know the device by
 * @throws EntryProblem when the service does not let it in; ServiceUnreachable when no answer comes. Either can be tried
 * again: nothing is lost.
 */
export const enrol = async (
  serviceUrl: string,
  prove: (key: DeviceKey) => Promise<Proof>,
): Promise<Enrolment> => {
  for (let mayBeginAnew = true; ; mayBeginAnew = false) {
    const key = await deviceKey(serviceUrl);
    const taken = (schema: v.GenericSchema<unknown, Pick<Enrolment, "name" | "rooms">>, answer: Answer) => {
      if (!v.is(schema, answer.body)) throw problemOf({ ...answer, status: 0 });
      return { serviceUrl, device: key.thumbprint, ...v.parse(schema, answer.body) };
    };
    const body = { ...(await prove(key)), label: deviceLabel() };
    const answer = await postAsDevice({ serviceUrl, path: "/devices", body, key, enrolling: true });
    if (isFine(answer)) return taken(enrolled, answer);
    if (refusalIn(answer.body)?.code !== "device_known") throw problemOf(answer);

    const asked = await postAsDevice({ serviceUrl, path: "/token", body: {}, key });
    if (isFine(asked)) return taken(recognised, asked);
    const isRemoved = /^(device|member)_removed$/.test(refusalIn(asked.body)?.code ?? "");
    if (!isRemoved || !mayBeginAnew) throw problemOf(asked);
    await forgetDeviceKey(serviceUrl);
  }
};
