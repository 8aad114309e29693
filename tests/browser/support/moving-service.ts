import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Whether pages of other origins may read an answer: https://fetch.spec.whatwg.org/#http-cors-protocol */
const readable = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Headers": "*",
};

/** What stands at the address of a service: the service itself, or a redirect in its place. */
export interface MovingService {
  readonly url: string;
  /** From now on every request, a preflight too, is sent on to the same path there. @param isReadable with CORS headers */
  leadTo(url: string, isReadable?: boolean): void;
  /** From now on the service answers again. */
  comeBack(): void;
  close(): Promise<void>;
}

/**
 * Stands in front of a service.
 *
 * @param port of the service on 127.0.0.1
 */
export const startMovingService = async (port: number): Promise<MovingService> => {
  let answer: (asked: IncomingMessage, response: ServerResponse) => void;
  const passOn = (asked: IncomingMessage, response: ServerResponse): void => {
    const { url, method, headers } = asked;
    const passed = request({ host: "127.0.0.1", port, path: url, method, headers }, (answered) => {
      response.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(response);
    });
    passed.on("error", () => response.writeHead(502).end());
    asked.pipe(passed);
  };
  answer = passOn;
  const server = createServer((asked, response) => answer(asked, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leadTo: (url, isReadable = true) => {
      answer = (asked, response) =>
        response.writeHead(302, { Location: `${url}${asked.url}`, ...(isReadable && readable) }).end();
    },
    comeBack: () => {
      answer = passOn;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
};
