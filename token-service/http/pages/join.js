// Runs in the browser, on the page of an invite, before the page is drawn. What it reads of the address goes to this
// page's service alone, in the body of a question.
(() => {
  const root = document.documentElement;
  const words = JSON.parse(document.currentScript.dataset.words);

  let secret;

  /**
   * 128 bits as base64url; a mail program that breaks the line leaves fewer. What it took into the link besides, such as the
   * full stop behind it, is taken out, so that the address is the invite and nothing else.
   */
  const look = () => {
    secret = /^#([\w-]{22})(?![\w-])/.exec(location.hash)?.[1];
    const isWhole = secret !== undefined;
    const link = `${location.pathname}#${secret}`;
    if (isWhole && location.pathname + location.search + location.hash !== link) {
      history.replaceState(null, "", link);
    }
    root.dataset.link = isWhole ? "whole" : "broken";
    document.title = isWhole ? words.title : words.broken;
  };

  /** The old way, for plain http, where browsers have no clipboard object. */
  const copyMarked = (text) => {
    const field = document.createElement("textarea");
    field.className = "unseen";
    field.readOnly = true;
    field.value = text;
    document.body.append(field);
    field.focus({ preventScroll: true });
    field.select();
    const hasCopied = document.execCommand("copy");
    field.remove();
    return hasCopied;
  };

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyMarked(text);
    }
  };

  let later;
  const press = async (button) => {
    const hasCopied = await copy(location.href);
    button.focus({ preventScroll: true });
    button.toggleAttribute("data-copied", hasCopied);
    const status = document.querySelector("[role=status]");
    // The button shows a success already, so that is only for those who listen.
    status.className = hasCopied ? "unseen" : "card warning";
    status.textContent = hasCopied ? words.copiedAloud : words.notCopied;
    clearTimeout(later);
    later = setTimeout(() => button.removeAttribute("data-copied"), 3000);
  };

  // As often as somebody who has pressed Join looks back at this page, and for as long as joining takes.
  const askEachMs = 5000;
  const askForMs = 20 * 60_000;

  const showJoined = ({ name, rooms }) => {
    const listed = new Intl.ListFormat(root.lang).format(rooms.length > 0 ? rooms : [location.host]);
    // By functions, since a dollar sign in a name means something in a plain replacement.
    const sentence = words.joinedAs.replace("$1", () => name).replace("$2", () => listed);
    root.dataset.link = "joined";
    document.title = words.joined;
    document.querySelector("#joined").textContent = sentence;
    const status = document.querySelector("[role=status]");
    status.className = "unseen";
    status.textContent = `${words.joined}. ${sentence}`;
  };

  /** What became of the invite; undefined while nobody can say. */
  const askOutcome = async () => {
    const asked = {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ secret }),
    };
    const answer = await fetch(location.pathname, asked).catch(() => undefined);
    return answer?.ok ? answer.json() : undefined;
  };

  let next;
  let asksUntil = 0;

  /** Asks now and then while somebody sees the page, until the invite was taken or has ended. */
  const follow = async () => {
    clearTimeout(next);
    if (root.dataset.link !== "whole" || document.hidden || Date.now() > asksUntil) return;
    const askedBy = secret;
    const outcome = await askOutcome();
    if (askedBy !== secret || outcome?.state === "ended") return;
    if (outcome?.state === "joined") return showJoined(outcome);
    clearTimeout(next);
    next = setTimeout(follow, askEachMs);
  };

  const begin = () => {
    asksUntil = Date.now() + askForMs;
    follow();
  };

  look();
  addEventListener("DOMContentLoaded", begin);
  document.addEventListener("visibilitychange", begin);
  addEventListener("focus", begin);
  addEventListener("hashchange", () => {
    look();
    begin();
  });
  addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (button) press(button);
  });
})();
