import type { Handler } from "hono";
import { html } from "hono/html";
import type { SignIn } from "../../sign-in/sign-in.ts";
import { publicAddress } from "../public-address.ts";
import { answerPage, fileText, installStep } from "./answer-page.ts";
import type { PageWords } from "./words/english.ts";
import { wordsFor } from "./words/page-words.ts";

const style = fileText("./home.css");

/** Who may join, and how, in a heading and a sentence. */
const wayIn = ({ home: { waysIn } }: PageWords, allowGuests: boolean, provider: string | undefined) => {
  if (allowGuests) return waysIn.address;
  if (provider === undefined) return waysIn.invite;
  return { heading: waysIn.signIn.heading(provider), sentence: waysIn.signIn.sentence };
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
    const words = wordsFor(c);
    const { home } = words;
    const { heading, sentence } = wayIn(words, allowGuests, provider?.label);
    const body = html`<main>
  <h1>${home.title}</h1>
  <p class="lead">${home.lead}</p>
  <section class="card facts">
    <p class="state"><span>${home.running(address)}</span></p>
    <p class="quiet">${home.engines[engine]}</p>
  </section>
  <section class="card">
    <h2>${home.join}</h2>
    <ol class="steps">
      ${installStep(words)}
      <li>
        <h2>${heading}</h2>
        <p>${sentence}</p>
      </li>
    </ol>
  </section>
</main>`;
    return answerPage(c, words, { title: home.title, style, body });
  };
};
