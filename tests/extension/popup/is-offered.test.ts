import { expect, test } from "vitest";
import { isOffered } from "../../../extension/popup/first-run.tsx";
import type { ShownConnection } from "../../../extension/shared/connections.ts";

const invite = { serviceUrl: "https://ping.example", secret: "AZaz09_-AZaz09_-AZaz09" };

const memberOf = (serviceUrl: string) => ({ serviceUrl, device: "thumbprint", name: "Ana", rooms: [] });

const connecting: ShownConnection = { state: "connecting" };

const disconnected = (retry: boolean): ShownConnection => ({
  state: "disconnected",
  why: { plain: "This device was removed." },
  advice: { plain: "Ask." },
  retry,
});

test("an invite is offered to a guest, and to a member of another team", () => {
  expect(isOffered(invite, undefined, connecting)).toBe(true);
  expect(isOffered(invite, memberOf("https://other.example"), connecting)).toBe(true);
});

test("an invite that was just used is not offered again, also while the network is away", () => {
  expect(isOffered(invite, memberOf(invite.serviceUrl), connecting)).toBe(false);
  expect(isOffered(invite, memberOf(invite.serviceUrl), disconnected(true))).toBe(false);
});

test("a new invite is offered to a member whom the same team does not let in any more", () => {
  expect(isOffered(invite, memberOf(invite.serviceUrl), disconnected(false))).toBe(true);
});
