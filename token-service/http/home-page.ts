import type { Handler } from "hono";
import { html } from "hono/html";
import { publicAddress } from "../settings/public-address.ts";

const style = `
  :root { color-scheme: light dark; --ink: #1c2024; --quiet: #5f6a76; --paper: #fff; --line: #e3e7eb; --accent: #2f5fe0; }
  @media (prefers-color-scheme: dark) {
    :root { --ink: #e9edf1; --quiet: #9aa6b2; --paper: #15181c; --line: #2b3138; --accent: #8aaaff; }
  }
  body { max-width: 38rem; margin: 4rem auto; padding: 0 1.5rem; background: var(--paper); color: var(--ink);
    font: 1rem/1.6 system-ui, sans-serif; }
  h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem; }
  p.state { color: var(--quiet); margin: 0 0 2rem; }
  li { margin: .6rem 0; }
  code { padding: .1rem .35rem; border: 1px solid var(--line); border-radius: .3rem; font-size: .9em; }
`;

const engineSentence = {
  twilio: "Rooms live in Twilio’s cloud.",
  embedded: "Rooms are embedded in this service: browsers connect to each other, and no account is needed.",
};

/** Answers `GET /` with a plain page for whoever opens the service's address in a browser. */
export const homePage = (service: {
  engine: "twilio" | "embedded";
  publicUrl: URL;
  allowGuests: boolean;
}): Handler => {
  const address = publicAddress(service.publicUrl);
  return (c) =>
    c.html(html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Pingroom token service</title>
    <style nonce="${c.get("secureHeadersNonce")}">${style}</style>
  </head>
  <body>
    <h1>Pingroom token service</h1>
    <p class="state">It is running. ${engineSentence[service.engine]}
      ${service.allowGuests ? "Anyone who can reach this address may join." : "Anonymous guests are not let in."}</p>
    <p>Pingroom pings teammates: click the toolbar icon, click a name, and a desktop notification appears on their
      screen. This service says who may enter which room; the pings themselves never pass through it.</p>
    <h2>Join from your browser</h2>
    <ol>
      <li>Get the extension’s folder, <code>dist</code> in the project after <code>npm start</code> or
        <code>npm run build</code>.</li>
      <li>Open <code>chrome://extensions</code> (in Edge <code>edge://extensions</code>), switch on
        <b>Developer mode</b>, press <b>Load unpacked</b> and choose that folder.</li>
      <li>Click the Pingroom icon and enter this address: <code>${address}</code></li>
    </ol>
  </body>
</html>`);
};
