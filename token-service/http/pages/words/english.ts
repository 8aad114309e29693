import { html } from "hono/html";

/** What the service's pages say in English. The other languages have the same shape, see `PageWords`. */
export const english = {
  language: "en",
  install: {
    heading: "Add the extension to Chrome or Edge",
    folder: html`Get the extension’s folder, <code>dist</code>, from your admin, and keep it where it can stay: the browser
    reads it again at each start.`,
    load: html`In a new tab, open <code>chrome://extensions</code>, or in Edge <code>edge://extensions</code>. Switch on
    <b>Developer mode</b>, press <b>Load unpacked</b>, and choose that folder.`,
  },
  home: {
    title: "Pingroom token service",
    lead: `Click the toolbar icon, click a name, and a notification appears on that teammate’s screen. This service says who
    may enter which room; the pings themselves never pass through it.`,
    running: (address: string) => html`<strong>Running</strong> at <code>${address}</code>`,
    engines: {
      twilio: "Rooms live in Twilio’s cloud.",
      embedded:
        "Rooms are embedded in this service: browsers connect to each other, and no account is needed.",
    },
    join: "Join from your browser",
    waysIn: {
      address: {
        heading: "Click the Pingroom icon and enter the address",
        sentence: "Anyone with the address can join.",
      },
      invite: {
        heading: "Ask your admin for an invite",
        sentence: "Then open its link and click the Pingroom icon. Nobody joins without one.",
      },
      signIn: {
        heading: (provider: string) => `Click the Pingroom icon and sign in with ${provider}`,
        sentence: "Or ask your admin for an invite, and open its link.",
      },
    },
  },
  join: {
    title: "You are invited to Pingroom",
    heading: "You are invited",
    lead: (
      host: string,
    ) => html`Your team at <strong>${host}</strong> uses Pingroom: click the toolbar icon, click a name,
    and a notification appears on that teammate’s screen.`,
    broken: "This invite link is incomplete",
    brokenAdvice: html`Its end was lost on the way: after the <code>#</code> there must be 22 characters. Ask your admin to
    send you the link once more, whole.`,
    phone: "Pingroom lives in a browser on a computer. Send yourself this link, and open it there.",
    meanwhile: "In the meantime",
    icon: "Come back to this page and click the Pingroom icon",
    iconHint: "It is in the toolbar, perhaps behind the puzzle piece, and finds the invite by itself.",
    toolbar: "The Pingroom icon is in the toolbar, to the right of the address.",
    press: "Press Join",
    pressHint: "That is all: you see your teammates, and they see you.",
    link: "Your invite link",
    paste: "You can also paste it into Pingroom.",
    pasteUnsaid: `You can also paste it into Pingroom. It is the whole address of this page: copy it from the address
    bar.`,
    copy: "Copy the link",
    copied: "Copied",
    copiedAloud: "The invite link is copied.",
    notCopied:
      "The browser does not let this page copy. Copy the whole address from the address bar instead.",
    ends: `The link works once, and it ends after a while. When Pingroom says that it was used or has ended, ask your admin
    for a new one. Keep it to yourself: whoever uses it first joins in your name.`,
    joined: "You have joined",
    /** `$1` stands for the name, `$2` for the rooms. */
    joinedAs: "You are $1 in $2. Click the Pingroom icon to ping a teammate.",
    joinedThen: "You can close this page. If it was not you who joined, tell your admin now.",
  },
};

/** All that the service's pages say in one language. */
export type PageWords = typeof english;
