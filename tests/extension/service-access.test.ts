import { expect, test } from "vitest";
import { noWayIn, serviceAccess } from "../../extension/shared/service-access.ts";
import { refuse, serve, stopServing } from "./support/serve.ts";

const signIn = {
  label: "Example",
  authorizationEndpoint: "https://login.example/authorize",
  clientId: "pingroom",
  scope: "openid email",
};

const answering = (answers: Record<string, unknown>) => (request: Request) => {
  const body = answers[new URL(request.url).pathname];
  return body === undefined ? refuse(404, "not_found") : Response.json(body);
};

test.each([
  { guests: true, signIn: null },
  { guests: false, signIn },
  { guests: false, signIn: null, signInRefusal: { code: "sign_in_unavailable", message: "Not now." } },
])("says whom a service lets in: %o", async (access) => {
  expect(await serviceAccess(await serve(answering({ "/access": access })))).toEqual(access);
});

test("nobody is told to get an invite while it is the sign-in that does not work", () => {
  const nobody = { guests: false, signIn: null };
  expect(noWayIn(nobody)).toContain("Only people with an invite");
  expect(noWayIn({ ...nobody, signInRefusal: { code: "sign_in_unavailable" } })).toMatch(
    /no sign-in at the moment/,
  );
  expect(noWayIn({ guests: true, signIn: null })).toBeUndefined();
  expect(noWayIn({ guests: false, signIn })).toBeUndefined();
});

test("takes a service that does not say for one that lets in guests", async () => {
  const url = await serve(answering({ "/health": { status: "ok", engine: "embedded" } }));
  expect(await serviceAccess(url)).toEqual({ guests: true, signIn: null });
});

test("hands on why a service cannot say it now, and does not take that for letting in guests", async () => {
  const url = await serve((request) =>
    new URL(request.url).pathname === "/access"
      ? refuse(503, "sign_in_unavailable")
      : Response.json({ status: "ok", engine: "embedded" }),
  );
  expect(await serviceAccess(url)).toEqual({ problem: "The service says sign_in_unavailable." });
});

test.each([
  ["says something else", { "/access": { guests: "yes" }, "/health": { status: "fine" } }],
  [
    "would sign in somewhere odd",
    { "/access": { guests: false, signIn: { ...signIn, authorizationEndpoint: "javascript:1" } } },
  ],
])("does not take for Pingroom what %s", async (_what, answers) => {
  const url = await serve(answering(answers));
  expect(await serviceAccess(url)).toEqual({ problem: expect.stringMatching(/not Pingroom/) });
});

test("says where an address leads, since nobody would be let in by way of it", async () => {
  const elsewhere = await serve(answering({ "/access": { guests: true, signIn: null }, "/health": {} }));
  const url = await serve((request) =>
    Response.redirect(`${elsewhere}${new URL(request.url).pathname}`, 301),
  );
  expect(await serviceAccess(url)).toEqual({
    problem: expect.stringContaining(`sends you on to ${elsewhere}.`),
  });
});

test("says that nothing answers", async () => {
  const url = await serve(() => new Response());
  await stopServing();
  expect(await serviceAccess(url)).toEqual({ problem: expect.stringMatching(/Nothing answers/) });
});
