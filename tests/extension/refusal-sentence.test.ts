import { afterEach, expect, test } from "vitest";
import { refusalSentence } from "../../extension/shared/refusal.ts";
import { inviteRefusal } from "../../token-service/team/redeem-invite.ts";
import { speak } from "./support/speak.ts";

afterEach(() => speak("en"));

const past = { createdAt: 0, expiresAt: 0, usedAt: null, revokedAt: null };

test.each([
  ["unknown", undefined],
  ["used", { ...past, usedAt: 1 }],
  ["taken back", { ...past, revokedAt: 1 }],
  ["expired", past],
])("an invite that is %s is refused in the service's words, and in German ones", (_what, invite) => {
  const refusal = inviteRefusal(invite, 2)?.body.error ?? { code: "", message: "" };
  expect(refusalSentence(refusal)).toBe(refusal.message);
  speak("de");
  expect(refusalSentence(refusal)).toMatch(/Einladung/);
});

test.each(["sign_in_refused", "constructor", ""])("what %o means only the service can say", (code) => {
  speak("de");
  expect(refusalSentence({ code, message: "Ana says no." })).toBe("Ana says no.");
});
