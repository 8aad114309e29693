// Runs in the browser, on the page of an invite, before the page is drawn. What it reads of the address stays in the
// browser: it asks nobody for anything.
(() => {
  const root = document.documentElement;

  /**
   * 128 bits as base64url; a mail program that breaks the line leaves fewer. What it took into the link besides, such as the
   * full stop behind it, is taken out, so that the address is the invite and nothing else.
   */
  const look = () => {
    const secret = /^#([\w-]{22})(?![\w-])/.exec(location.hash)?.[1];
    const isWhole = secret !== undefined;
    const link = `${location.pathname}#${secret}`;
    if (isWhole && location.pathname + location.search + location.hash !== link) {
      history.replaceState(null, "", link);
    }
    root.dataset.link = isWhole ? "whole" : "broken";
    document.title = isWhole ? "You are invited to Pingroom" : "This invite link is incomplete";
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
    status.textContent = hasCopied
      ? "The invite link is copied."
      : "The browser does not let this page copy. Copy the whole address from the address bar instead.";
    clearTimeout(later);
    later = setTimeout(() => button.removeAttribute("data-copied"), 3000);
  };

  look();
  addEventListener("hashchange", look);
  addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (button) press(button);
  });
})();
