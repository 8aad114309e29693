import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** What stands in for a service with single sign-on, and for the provider where people sign in. */
export interface SignInSite {
  /** The service's address. */
  readonly url: string;
  /** The bodies of what came to `/devices`. */
  readonly enrolments: unknown[];
  close(): Promise<void>;
}

const page = (parameters: URLSearchParams): string => {
  const back = (answer: Record<string, string>) => {
    const url = new URL(parameters.get("redirect_uri") ?? "");
    const state = parameters.get("state") ?? "";
    for (const [name, value] of Object.entries({ ...answer, state })) url.searchParams.set(name, value);
    return url.href.replaceAll("&", "&amp;");
  };
  return `<!doctype html><title>Example</title><a id="yes" href="${back({ code: "the-code" })}">Yes</a>
    <a id="no" href="${back({ error: "access_denied" })}">No</a>`;
};

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text && JSON.parse(text);
};

/** Starts it on a free port. @param guests whether the service lets in guests too */
export const startSignInSite = async (guests: boolean): Promise<SignInSite> => {
  const enrolments: unknown[] = [];
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", url);
    const body = await bodyOf(request);
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Access-Control-Allow-Headers", "*, Authorization");
    const answer = (status: number, what: unknown) =>
      response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(what));
    if (request.method === "OPTIONS") return response.end();
    if (pathname === "/authorize") {
      return response.setHeader("Content-Type", "text/html").end(page(searchParams));
    }
    if (pathname === "/access") {
      const authorizationEndpoint = `${url}/authorize`;
      const signIn = { label: "Example", authorizationEndpoint, clientId: "pingroom", scope: "openid" };
      return answer(200, { guests, signIn });
    }
    if (pathname === "/devices") {
      enrolments.push(body);
      return answer(201, { device: "thumbprint", name: "Ana Lima", rooms: [{ room: "ops", role: "both" }] });
    }
    return answer(503, { error: { code: "closed", message: "There are no rooms here" } });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    enrolments,
    async close() {
      server.close();
      server.closeAllConnections();
    },
  };
};
