// The least that a service in Node can do for a token: Node's own HTTP server, no route, no check, nothing stored, and a
// token signed as Pingroom's service signs it. `PORT=3000 tsx bare-node.ts`.
import { createServer } from "node:http";
import { json } from "node:stream/consumers";
import { mintAccessToken } from "../../../token-service/engines/access-token.ts";

const key = {
  accountSid: `AC${"a".repeat(32)}`,
  keySid: `SK${"b".repeat(32)}`,
  keySecret: "a secret of thirty-two characters",
};

const server = createServer(async (request, response) => {
  const { name, room } = (await json(request)) as { name: string; room: string };
  response.setHeader("Content-Type", "application/json");
  response.end(JSON.stringify(mintAccessToken(key, 14_400, name, room)));
});
server.listen(Number(process.env.PORT), "127.0.0.1");
process.once("SIGTERM", () => process.exit());
