import { speak } from "./speak.ts";

// So that tests name what users read.
speak("en");
