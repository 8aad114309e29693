// Forks the process of a relay as the service does, so that a test can kill who forked it: tsx fork-relay.ts PORT
import { pino } from "pino";
import { startRelay } from "../../../../token-service/embedded-rooms/relay/relay.ts";

const port = Number(process.argv[2]);
const starting = startRelay({ port, host: undefined, addresses: [], log: pino({ level: "silent" }) });
console.log("forked");
await starting;
