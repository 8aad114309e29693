import { render } from "preact";
import { speakInPage } from "../shared/words/say.ts";
import { openPage } from "../ui/page-state.ts";
import { App } from "./app.tsx";
import { gatherFacts, toldNames } from "./gather-facts.ts";
import { reachTest } from "./reach.tsx";

speakInPage("diagnosis_title");

const root = document.querySelector("#diagnosis") as Element;
const told = await openPage(root, ...toldNames);
const reach = reachTest();

render(<App {...gatherFacts(told, reach.results)} reach={reach} />, root);
