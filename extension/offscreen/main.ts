// Starts the core here: a service worker has no RTCPeerConnection and is stopped after 30 idle seconds, and this document lives as
// long as the rooms.
import { giveHands } from "../core/hands.ts";
import { startCore } from "../core/main.ts";
import { speakWith } from "../shared/words/say.ts";
import { importedWords, workerHands } from "./stand-ins.ts";

speakWith(importedWords);
giveHands(workerHands);
startCore();
