// A member in a process of its own, so that a test can freeze it. It says what it offers, is told the relay's answer, and then says
// the beginning of all that it hears: tsx frozen-listener.ts
import { once } from "node:events";
import { createDataPeer } from "./data-peer.ts";

const peer = createDataPeer(["own"]);
process.send?.({ offer: await peer.description() });
const [{ answer }] = (await once(process, "message")) as [{ answer: string }];
peer.take("answer", answer);
let told = 0;
setInterval(() => {
  for (const { text } of peer.heard.slice(told)) process.send?.({ heard: text.slice(0, 20) });
  told = peer.heard.length;
}, 10);
