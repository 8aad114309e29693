// Runs inside the service worker and the offscreen document before their own code (observe-worker.ts puts it there) and reports
// what it sees to the test over loopback HTTP. No debugger is involved: an attached one would keep the worker awake for ever.
{
  // The browser keeps a worker's scripts when it starts again with the same profile, so the address is in no script.
  const reports = fetch("/reports-address.txt").then((address) => address.text());
  const where = globalThis.document ? "offscreen document" : "service worker";
  let last = Promise.resolve();

  const report = (fact) => {
    const send = async () =>
      fetch(await reports, { method: "POST", mode: "no-cors", body: JSON.stringify(fact) });
    last = last.then(send, send).catch(() => {}); // the test is over and its server gone: nobody is left to tell
  };

  const now = () => performance.timeOrigin + performance.now();

  const asText = (value) => {
    if (value instanceof Error) return value.stack ?? value.message;
    return typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  };

  /** Reports a notification that is asked for, and that it is shown; whoever asked for it hears of what fails. */
  const reportShowing = (id, options, show) => {
    const askedAt = now();
    report({ kind: "notification", id, options });
    const shown = show();
    shown?.then(
      () => report({ kind: "shown", message: options.message, askedAt, shownAt: now() }),
      () => {},
    );
    return shown;
  };

  const { showNotification } = ServiceWorkerRegistration.prototype;
  ServiceWorkerRegistration.prototype.showNotification = function (title, given = {}) {
    const { tag, body = "", icon = "", actions = [], requireInteraction = false, silent = false } = given;
    const buttons = actions.map((action) => ({ title: action.title }));
    const options = {
      type: "basic",
      iconUrl: icon,
      title,
      message: body,
      buttons,
      requireInteraction,
      silent,
    };
    return reportShowing(tag, options, () => showNotification.call(this, title, given));
  };

  // Where the browser has a native `browser` namespace it is an object of its own.
  for (const notifications of new Set([
    globalThis.chrome?.notifications,
    globalThis.browser?.notifications,
  ])) {
    if (!notifications) continue;
    const create = notifications.create;
    notifications.create = (...args) => {
      const [id, options] = typeof args[0] === "string" ? args : [undefined, args[0]];
      return reportShowing(id, options, () => create.apply(notifications, args));
    };
  }

  for (const menus of new Set([globalThis.chrome?.contextMenus, globalThis.browser?.contextMenus])) {
    if (!menus) continue;
    const { create, removeAll } = menus;
    menus.create = (...args) => {
      report({ kind: "menu", line: args[0] });
      return create.apply(menus, args);
    };
    menus.removeAll = (...args) => {
      report({ kind: "menu", line: null });
      return removeAll.apply(menus, args);
    };
  }

  const consoleError = console.error;
  console.error = (...args) => {
    report({ kind: "error", where, text: args.map(asText).join(" ") });
    consoleError.apply(console, args);
  };
  self.addEventListener("error", (event) => {
    report({ kind: "error", where, text: asText(event.error ?? event.message) });
  });
  self.addEventListener("unhandledrejection", (event) => {
    report({ kind: "error", where, text: `Unhandled rejection: ${asText(event.reason)}` });
  });
  self.addEventListener("securitypolicyviolation", (event) => {
    report({ kind: "error", where, text: `Blocked by ${event.violatedDirective}: ${event.blockedURI}` });
  });
}
