// A service of its own process, so that a test can kill it: tsx serve.ts PORT STATE_FOLDER
import { startLocalRelay } from "./local-relay.ts";
import { startService } from "./start-service.ts";

const [port, stateFolder] = process.argv.slice(2);
const relay = await startLocalRelay();
const service = await startService({ port: Number(port), stateFolder, relay });
console.log(service.port, relay.port);
