import { html } from "hono/html";
import type { PageWords } from "./english.ts";

/** What the service's pages say in German. */
export const german: PageWords = {
  language: "de",
  install: {
    heading: "Füge die Erweiterung zu Chrome oder Edge hinzu",
    folder: html`Hol dir den Ordner der Erweiterung, <code>dist</code>, von deinem Admin und leg ihn dort ab, wo er bleiben
    kann: Der Browser liest ihn bei jedem Start neu.`,
    load: html`Öffne in einem neuen Tab <code>chrome://extensions</code>, in Edge <code>edge://extensions</code>. Schalte den
    <b>Entwicklermodus</b> ein, drücke <b>Entpackte Erweiterung laden</b> und wähle diesen Ordner.`,
  },
  home: {
    title: "Pingroom-Dienst",
    lead: `Ein Klick auf das Symbol, ein Klick auf einen Namen, und auf dem Bildschirm dort erscheint eine Benachrichtigung.
    Dieser Dienst sagt, wer in welchen Raum darf; die Pings selbst gehen nie durch ihn.`,
    running: (address) => html`<strong>Läuft</strong> unter <code>${address}</code>`,
    engines: {
      twilio: "Die Räume sind in Twilios Cloud.",
      embedded:
        "Die Räume sind in diesen Dienst eingebaut: Browser verbinden sich miteinander, ein Konto ist nicht nötig.",
    },
    join: "Tritt mit deinem Browser bei",
    waysIn: {
      address: {
        heading: "Klicke auf das Pingroom-Symbol und gib die Adresse ein",
        sentence: "Wer die Adresse hat, kann beitreten.",
      },
      invite: {
        heading: "Bitte deinen Admin um eine Einladung",
        sentence:
          "Öffne dann ihren Link und klicke auf das Pingroom-Symbol. Ohne Einladung tritt niemand bei.",
      },
      signIn: {
        heading: (provider) => `Klicke auf das Pingroom-Symbol und melde dich mit ${provider} an`,
        sentence: "Oder bitte deinen Admin um eine Einladung und öffne ihren Link.",
      },
    },
  },
  join: {
    title: "Du bist zu Pingroom eingeladen",
    heading: "Du bist eingeladen",
    lead: (
      host,
    ) => html`Dein Team bei <strong>${host}</strong> nutzt Pingroom: ein Klick auf das Symbol, ein Klick auf einen
    Namen, und auf dem Bildschirm dort erscheint eine Benachrichtigung.`,
    broken: "Dieser Einladungslink ist unvollständig",
    brokenAdvice: html`Sein Ende ging unterwegs verloren: Nach dem <code>#</code> müssen 22 Zeichen stehen. Bitte deinen
    Admin, dir den Link noch einmal ganz zu schicken.`,
    phone: "Pingroom lebt in einem Browser auf einem Computer. Schick dir diesen Link und öffne ihn dort.",
    meanwhile: "In der Zwischenzeit",
    icon: "Komm auf diese Seite zurück und klicke auf das Pingroom-Symbol",
    iconHint:
      "Es ist in der Symbolleiste, vielleicht hinter dem Puzzleteil, und findet die Einladung von selbst.",
    toolbar: "Das Pingroom-Symbol ist in der Symbolleiste, rechts von der Adresse.",
    press: "Drücke „Beitreten“",
    pressHint: "Das ist alles: Du siehst dein Team, und dein Team sieht dich.",
    link: "Dein Einladungslink",
    paste: "Du kannst ihn auch in Pingroom einfügen.",
    pasteUnsaid: `Du kannst ihn auch in Pingroom einfügen. Er ist die ganze Adresse dieser Seite: Kopiere sie aus der
    Adressleiste.`,
    copy: "Link kopieren",
    copied: "Kopiert",
    copiedAloud: "Der Einladungslink ist kopiert.",
    notCopied:
      "Der Browser lässt diese Seite nicht kopieren. Kopiere die ganze Adresse aus der Adressleiste.",
    ends: `Der Link gilt einmal und nur eine Zeit lang. Sagt Pingroom, dass er benutzt oder abgelaufen ist, bitte deinen Admin
    um einen neuen. Behalte ihn für dich: Wer ihn zuerst benutzt, tritt in deinem Namen bei.`,
    joined: "Du bist beigetreten",
    joinedAs: "Du bist $1 in $2. Klicke auf das Pingroom-Symbol, um jemanden anzupingen.",
    joinedThen: "Du kannst diese Seite schließen. Wenn nicht du beigetreten bist, sag es jetzt deinem Admin.",
  },
};
