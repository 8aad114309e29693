// Runs in the offscreen document before the core's own code and tells the test of each step of a ping: what is about to happen, and
// that it has. Each telling blocks the document until the test has answered, so the test can end the browser right there.
{
  const ask = (method, address, body) => {
    const request = new XMLHttpRequest();
    request.open(method, address, false);
    request.send(body);
    return request.responseText;
  };
  const steps = ask("GET", "/steps-address.txt");

  /** @returns whether the step shall never come to its end, while everything else goes on */
  const tell = (step, ping = "") => {
    try {
      return ask("POST", steps, JSON.stringify({ step, ping })) === "hang";
    } catch {
      return false; // The test is over and its server gone.
    }
  };

  const pingOf = (key) => String(key).split(" ")[0];

  const names = new WeakMap();
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (...given) {
    const made = transaction.apply(this, given);
    if (this.name === "pingroom" && made.mode === "readwrite") {
      names.set(made, undefined);
      // Before whoever began the transaction hears of its end.
      made.addEventListener("complete", () => {
        const written = names.get(made);
        if (written) tell(`has written ${written.what}`, written.ping);
      });
    }
    return made;
  };

  /** No transaction ends while it is asked for something. */
  const keepOpen = (store) => {
    store.count().addEventListener("success", () => keepOpen(store));
  };

  const beforeWriting = (store, ping, what) => {
    if (!names.has(store.transaction) || names.get(store.transaction)) return;
    names.set(store.transaction, { what, ping });
    if (tell(`writes ${what}`, ping)) keepOpen(store);
  };
  const { put, delete: remove } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (value, ...key) {
    if (key.length > 0) beforeWriting(this, "", key[0]);
    else beforeWriting(this, pingOf(value.key), this.name);
    return put.call(this, value, ...key);
  };
  IDBObjectStore.prototype.delete = function (key) {
    if (this.name === "values") beforeWriting(this, "", key);
    else beforeWriting(this, pingOf(key), this.name);
    return remove.call(this, key);
  };

  const { showNotification } = ServiceWorkerRegistration.prototype;
  ServiceWorkerRegistration.prototype.showNotification = async function (title, options) {
    const ping = pingOf(options?.tag);
    if (tell("shows", ping)) return new Promise(() => {});
    await showNotification.call(this, title, options);
    tell("has shown", ping);
  };

  /** What of the messages to others is a step of a ping. */
  const saidIn = (data) => {
    try {
      const { kind, id, outcome } = JSON.parse(data);
      if (kind === "ping" || kind === "sealed") return { what: "the ping", id };
      if (kind === "receipt") return { what: `that it is ${outcome}`, id };
    } catch {} // Not ours.
    return undefined;
  };
  const { send } = RTCDataChannel.prototype;
  RTCDataChannel.prototype.send = function (data) {
    const said = saidIn(data);
    if (said) tell(`says ${said.what}`, said.id);
    send.call(this, data);
    if (said) tell(`has said ${said.what}`, said.id);
  };
}
