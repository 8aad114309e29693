// A service of its own process, so that a test can kill it: tsx serve.ts PORT STATE_FOLDER
import { startService } from "./start-service.ts";

const [port, stateFolder] = process.argv.slice(2);
const service = await startService({ port: Number(port), stateFolder });
console.log(service.port);
