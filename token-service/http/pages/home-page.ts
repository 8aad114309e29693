import type { Handler } from "hono";
import { html } from "hono/html";
import type { SignIn } from "../../sign-in/sign-in.ts";
import { publicAddress } from "../public-address.ts";
import { answerPage, fileText, installStep } from "./answer-page.ts";

const style = fileText("./home.css");

const engineSentence = {
  twilio: "Rooms live in Twilio’s cloud.",
  embedded: "Rooms are embedded in this service: browsers connect to each other, and no account is needed.",
};

/** Who may join, and how, in a heading and a sentence. */
const waysIn = (allowGuests: boolean, provider: string | undefined): [way: string, sentence: string] => {
  if (allowGuests)
    return ["Click the Pingroom icon and enter the address", "Anyone who can reach it may join."];
  if (provider === undefined) {
    return [
      "Ask your admin for an invite",
      "Then open its link and click the Pingroom icon. Nobody joins without one.",
    ];
  }
  return [
    `Click the Pingroom icon and sign in with ${provider}`,
    "Or ask your admin for an invite, and open its link.",
  ];
};

/**
 * Answers `GET /` with a plain page for people who open the service's address in a browser.
 *
 * @param service what it tells of; a provider is named while it can be reached
 */
export const homePage = (service: {
  engine: "twilio" | "embedded";
  publicUrl: URL;
  allowGuests: boolean;
  signIn?: SignIn | undefined;
}): Handler => {
  const { engine, publicUrl, allowGuests, signIn } = service;
  const address = publicAddress(publicUrl);
  return async (c) => {
    const provider = await signIn?.describe().catch(() => undefined);
    const [way, sentence] = waysIn(allowGuests, provider?.label);
    const body = html`<main>
  <h1>Pingroom token service</h1>
  <p class="lead">Click the toolbar icon, click a name, and a notification appears on that teammate’s screen. This
    service says who may enter which room; the pings themselves never pass through it.</p>
  <section class="card facts">
    <p class="state"><span><strong>Running</strong> at <code>${address}</code></span></p>
    <p class="quiet">${engineSentence[engine]}</p>
  </section>
  <section class="card">
    <h2>Join from your browser</h2>
    <ol class="steps">
      ${installStep}
      <li>
        <h2>${way}</h2>
        <p>${sentence}</p>
      </li>
    </ol>
  </section>
</main>`;
    return answerPage(c, { title: "Pingroom token service", style, body });
  };
};
