// PeerJS's own server, in a process of its own: tsx peer.ts 40123
import { PeerServer } from "peer";

PeerServer({ host: "127.0.0.1", port: Number(process.argv[2]), path: "/" });
