/* A gallery's editor: photos that are described beside their block, and many uploaded at once.

   Two entrances: the telepath definition of `multimedia.blocks.FotoBlock`, and every element with
   `data-many-photos` (`multimedia/elementos.html`). All words come from the server. */

const AT_ONCE = 3; // uploads; more would only share the same line
const IN_ONE_ANSWER = 100; // photos that are asked about together
const TYPE = "imagen";

const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_all, name) => values[name]);

function token() {
  return document.querySelector("[name=csrfmiddlewaretoken]").value;
}

/* What must be finished before the form is sent ------------------------------------------------ */

class Pending extends EventTarget {
  #running = new Set();
  #held = null;
  failed = false;

  constructor() {
    super();
    document.addEventListener("click", (event) => this.#hold(event), true);
    window.addEventListener("beforeunload", (event) => {
      if (this.#running.size) event.preventDefault();
    });
  }

  /* Nothing is sent until `task` is settled; if it came to nothing, it isn't sent by itself. */
  async during(task) {
    this.#running.add(task);
    try {
      return await task;
    } catch (error) {
      this.failed = true;
      throw error;
    } finally {
      this.#running.delete(task);
      if (!this.#running.size) setTimeout(() => this.#release());
    }
  }

  #hold(event) {
    const button = event.target.closest?.("button, input[type=submit]");
    const sends = button?.type === "submit" || button?.dataset.workflowActionName !== undefined;
    if (!sends || button.form?.id !== "page-edit-form" || !this.#running.size) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#held = button;
    this.failed = false;
    this.dispatchEvent(new Event("held"));
  }

  #release() {
    const button = this.#held;
    if (!button || this.#running.size) return;
    this.#held = null;
    this.dispatchEvent(new Event(this.failed ? "kept" : "released"));
    if (!this.failed) button.click();
  }
}

const pending = new Pending();

/* What the server says of each photo ----------------------------------------------------------- */

class Photos {
  #asked = new Map(); // id: what was promised
  #waiting = new Map(); // id: how to keep the promise
  url = "";

  about(id) {
    const key = String(id);
    if (!this.#asked.has(key)) {
      if (!this.#waiting.size) setTimeout(() => this.#ask());
      this.#asked.set(
        key,
        new Promise((resolve, reject) => this.#waiting.set(key, { resolve, reject })),
      );
    }
    return this.#asked.get(key);
  }

  async #ask() {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (let from = 0; from < waiting.length; from += IN_ONE_ANSWER) {
      await this.#askFor(waiting.slice(from, from + IN_ONE_ANSWER));
    }
  }

  async #askFor(promises) {
    try {
      const query = new URLSearchParams(promises.map(([id]) => ["id", id]));
      const answer = await fetch(`${this.url}?${query}`, {
        headers: { "X-Requested-With": "XMLHttpRequest" },
      });
      const { photos } = await answer.json();
      const found = new Map(photos.map((photo) => [String(photo.id), photo]));
      promises.forEach(([id, { resolve }]) => resolve(found.get(id) ?? null));
    } catch (error) {
      promises.forEach(([id, { reject }]) => {
        this.#asked.delete(id);
        reject(error);
      });
    }
  }
}

const photos = new Photos();
const described = new EventTarget(); // "described": some photo's text, or whether it has any

/* The alternative text beside a photo's block -------------------------------------------------- */

class AltText {
  #photo = null;

  constructor(block, prefix, { urls, words }) {
    this.urls = urls;
    this.words = words;
    this.chooser = block.childBlocks[TYPE].widget;
    this.caption = document.getElementById(`${prefix}-pie`);
    this.#render(block.container[0], prefix);
    this.chooser.input.addEventListener("change", () => this.#show());
    described.addEventListener("described", () => this.#refresh());
    this.#show();
  }

  get isMissing() {
    return Boolean(this.#photo) && !this.#photo.alt.trim();
  }

  #render(container, prefix) {
    const id = `${prefix}-alt`;
    this.element = document.createElement("div");
    this.element.className = "foto-alt";
    this.element.innerHTML = `
      <label class="w-field__label" for="${id}"></label>
      <textarea id="${id}" rows="2" maxlength="255" aria-describedby="${id}-help ${id}-state"></textarea>
      <div class="help" id="${id}-help"></div>
      <div class="foto-alt__state" id="${id}-state" role="status"></div>`;
    this.element.querySelector("label").textContent = this.words.alt;
    this.element.querySelector(".help").textContent = this.words.help;
    this.input = this.element.querySelector("textarea");
    this.state = this.element.querySelector(".foto-alt__state");
    this.input.addEventListener("change", () => this.save());
    container.querySelector(`:scope > [data-contentpath=${TYPE}]`).after(this.element);
  }

  async #show() {
    const id = this.chooser.getState()?.id;
    this.element.hidden = !id;
    this.#photo = null;
    if (id) {
      try {
        const photo = await photos.about(id);
        if (this.chooser.getState()?.id !== id) return; // another was chosen meanwhile
        this.#photo = photo;
      } catch {
        this.#say("failed");
      }
    }
    this.input.disabled = !this.#photo?.may_describe;
    this.caption.placeholder = this.#photo?.caption ?? "";
    described.dispatchEvent(new Event("described"));
  }

  #refresh() {
    if (!this.#photo || this.element.dataset.state === "saving") return;
    if (document.activeElement !== this.input) this.input.value = this.#photo.alt;
    if (!this.#photo.may_describe) this.#say("theirs");
    else if (this.isMissing) this.#say("missing");
    else if (this.element.dataset.state !== "saved") this.#say("");
    this.element.classList.toggle("foto-alt--missing", this.isMissing);
  }

  async save() {
    this.#say("saving");
    try {
      this.#photo.alt = await pending.during(this.#send(this.input.value.trim()));
      this.#say("saved");
    } catch (error) {
      this.#say("failed", error.message);
      this.#offerRetry();
    }
    described.dispatchEvent(new Event("described"));
  }

  async #send(text) {
    const address = this.urls.describe.replace("/0/", `/${this.#photo.id}/`);
    const answer = await fetch(address, {
      method: "POST",
      headers: { "X-CSRFToken": token(), "X-Requested-With": "XMLHttpRequest" },
      body: new URLSearchParams({ description: text }),
    }).catch(() => Promise.reject(new Error(this.words.failed)));
    const said = await answer.json().catch(() => ({}));
    if (!answer.ok || said.alt === undefined) throw new Error(said.error ?? this.words.failed);
    return said.alt;
  }

  #say(state, text = this.words[state] ?? "") {
    this.element.dataset.state = state;
    this.state.textContent = text;
  }

  #offerRetry() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-small button-secondary";
    button.textContent = this.words.retry;
    button.addEventListener("click", () => this.save());
    this.state.append(" ", button);
  }
}

class FotoBlockDefinition extends window.wagtailStreamField.blocks.StructBlockDefinition {
  render(placeholder, prefix, initialState, initialError) {
    const block = super.render(placeholder, prefix, initialState, initialError);
    photos.url = this.meta.urls.photos;
    block.altText = new AltText(block, prefix, this.meta);
    return block;
  }
}

window.telepath.register("multimedia.FotoBlock", FotoBlockDefinition);

/* One file on its way -------------------------------------------------------------------------- */

class Upload {
  constructor(file, panel, batch) {
    this.file = file;
    this.panel = panel;
    this.batch = batch; // the uploads that were chosen together, in order
    this.child = null; // its block, once there is one
    this.row = panel.template.content.firstElementChild.cloneNode(true);
    this.bar = this.row.querySelector("progress");
    this.row.querySelector("[data-name]").textContent = file.name;
    this.row.querySelector("[data-retry]").addEventListener("click", () => panel.retry(this));
    this.row.querySelector("[data-dismiss]").addEventListener("click", () => panel.drop(this));
    this.say("waiting");
  }

  say(state, text = this.panel.words[state]) {
    this.row.dataset.state = state;
    this.row.querySelector("[data-state-text]").textContent = text;
  }

  async run() {
    const { words, maxSize } = this.panel;
    if (this.file.size > maxSize) throw new Error(words.too_large);
    this.say("uploading");
    const said = await this.#send();
    if (!said.success) throw new Error(said.error_message || words.server);
    const photo = said.image_id && (await photos.about(said.image_id));
    if (!photo) throw new Error(words.server);
    return { photo, isDuplicate: Boolean(said.duplicate) };
  }

  #send() {
    const { words, collection, url } = this.panel;
    const form = new FormData();
    form.append("files[]", this.file);
    form.append("title", this.file.name);
    if (collection) form.append("collection", collection.value);
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open("POST", url);
      request.responseType = "json";
      request.setRequestHeader("X-CSRFToken", token());
      request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
      request.upload.addEventListener("progress", ({ loaded, total }) => this.#sent(loaded / total));
      request.addEventListener("error", () => reject(new Error(words.connection)));
      request.addEventListener("load", () => {
        if (request.status === 413) reject(new Error(words.too_large));
        else if (request.status === 401 || request.status === 403) reject(new Error(words.session));
        else if (request.status !== 200 || !request.response) reject(new Error(words.server));
        else resolve(request.response);
      });
      request.send(form);
    });
  }

  #sent(part) {
    this.bar.value = part;
    if (part === 1) this.say("working"); // sent, and being looked at
    else this.say("uploading", filled(this.panel.words.percent, { n: Math.round(part * 100) }));
    this.panel.tell();
  }
}

/* The buttons above the elements --------------------------------------------------------------- */

class ManyPhotos {
  #queue = [];
  #running = 0;
  #uploads = []; // of this round: until nothing is on its way

  constructor(element) {
    const { stream, max, maxSize, url, words } = element.dataset;
    Object.assign(this, { element, stream, url, max: Number(max), maxSize: Number(maxSize) });
    this.words = JSON.parse(words);
    const part = (name) => element.querySelector(`[data-${name}]`);
    this.collection = part("collection");
    this.template = part("row");
    this.list = part("list");
    this.summary = part("summary");
    this.overall = part("overall");
    this.missing = part("missing");
    this.zone = part("zone");
    this.#listen(part);
  }

  get root() {
    return document.getElementById(`${this.stream}-root`)?.rootBlock;
  }

  #listen(part) {
    const input = part("files");
    part("upload")?.addEventListener("click", () => input.click());
    input?.addEventListener("change", () => {
      this.add([...input.files]);
      input.value = ""; // so that the same file can be chosen again
    });
    part("pick").addEventListener("click", () => this.#pick());
    part("next").addEventListener("click", () => this.#goToMissing());
    part("sheet").addEventListener("click", (event) => this.#turnSheet(event.currentTarget));
    if (input) this.#takeDrops();
    described.addEventListener("described", () => this.countMissing());
    pending.addEventListener("held", () => this.tell(this.words.held));
    pending.addEventListener("kept", () => this.tell(this.words.kept));
    document.addEventListener("w-block:ready", () => this.#watch());
  }

  /* A block that was taken away lacks nothing any more. */
  #watch() {
    const container = this.root?.sequenceContainer.get(0);
    if (!container || this.watcher) return;
    this.watcher = new MutationObserver(() => this.countMissing());
    this.watcher.observe(container, {
      attributes: true,
      attributeFilter: ["aria-hidden"],
      childList: true,
      subtree: true,
    });
    this.countMissing();
  }

  #takeDrops() {
    const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");
    const over = (event) => this.zone.contains(event.target);
    for (const type of ["dragover", "drop", "dragleave"]) {
      document.addEventListener(type, (event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault(); // beside the zone, the browser would leave the page for the file
        this.zone.classList.toggle("subir-fotos__zona--over", type === "dragover" && over(event));
        if (type === "drop" && over(event)) this.add([...event.dataTransfer.files]);
      });
    }
  }

  add(files) {
    const room = this.max - this.root.children.length - this.#queue.length - this.#running;
    const batch = [];
    for (const file of files) {
      const upload = new Upload(file, this, batch);
      this.list.append(upload.row);
      if (batch.length >= room) {
        upload.say("failed", filled(this.words.full, { n: this.max }));
        continue;
      }
      batch.push(upload);
      this.#uploads.push(upload);
      this.#queue.push(upload);
    }
    this.#advance();
  }

  retry(upload) {
    upload.bar.value = 0;
    upload.say("waiting");
    this.#uploads.push(upload);
    this.#queue.push(upload);
    this.#advance();
  }

  drop(upload) {
    upload.row.remove();
    (this.element.querySelector("[data-dismiss]") ?? this.element.querySelector("button")).focus();
  }

  #advance() {
    while (this.#running < AT_ONCE && this.#queue.length) this.#run(this.#queue.shift());
    this.tell();
  }

  async #run(upload) {
    this.#running += 1;
    try {
      const { photo, isDuplicate } = await pending.during(upload.run());
      this.#place(upload, photo.chosen);
      upload.say("done", isDuplicate ? this.words.duplicate : this.words.done);
      if (isDuplicate) upload.row.dataset.keep = "";
    } catch (error) {
      upload.say("failed", error.message);
    }
    this.#running -= 1;
    this.#advance();
  }

  /* In the order in which they were chosen, whichever came first. */
  #place(upload, chosen) {
    const { children } = this.root;
    const at = upload.batch.indexOf(upload);
    const placed = (each) => children.indexOf(each.child);
    const before = upload.batch.slice(0, at).map(placed).filter((index) => index >= 0);
    const after = upload.batch.slice(at + 1).map(placed).filter((index) => index >= 0);
    let index = children.length;
    if (before.length) index = Math.max(...before) + 1;
    else if (after.length) index = Math.min(...after);
    upload.child = this.#insert(chosen, index);
  }

  #insert(chosen, index = this.root.children.length) {
    const value = { [TYPE]: chosen, pie: "" };
    return this.root.insert({ type: TYPE, value, id: crypto.randomUUID() }, index, {});
  }

  /* From the archive, by Wagtail's own window. */
  #pick() {
    const { widget } = this.root.blockDef.childBlockDefsByName[TYPE].childBlockDefsByName[TYPE];
    widget.openModal((several) => several.forEach((each) => this.#insert(each)), {
      multiple: true,
    });
  }

  tell(sentence = "") {
    const ended = (each) => ["done", "failed"].includes(each.row.dataset.state);
    const all = this.#uploads.length;
    const done = this.#uploads.filter((each) => each.row.dataset.state === "done").length;
    const failed = this.#uploads.filter((each) => each.row.dataset.state === "failed").length;
    const part = this.#uploads.reduce((sum, each) => sum + (ended(each) ? 1 : each.bar.value), 0);
    this.overall.hidden = !all;
    this.overall.value = all ? part / all : 0;
    const counts = all ? filled(this.words.progress, { done, all }) : "";
    const failures = failed ? filled(this.words.failures, { failed }) : "";
    const text = [counts, failures, sentence].filter(Boolean).join(" ");
    if (all || sentence) this.#announce(text);
    if (all && done + failed === all) this.#endRound();
  }

  #announce(text) {
    if (this.summary.textContent !== text) this.summary.textContent = text;
  }

  #endRound() {
    for (const { row } of this.#uploads) {
      if (row.dataset.state === "done" && row.dataset.keep === undefined) row.remove();
    }
    this.#uploads = [];
    this.overall.hidden = true;
  }

  /* The alternative texts that are still to be written ------------------------------------------ */

  get #lacking() {
    return (this.root?.children ?? []).filter((each) => each.block.altText?.isMissing);
  }

  countMissing() {
    const n = this.#lacking.length;
    this.missing.hidden = !n;
    const text = n === 1 ? this.words.missing_one : filled(this.words.missing, { n });
    this.missing.querySelector("[data-missing-text]").textContent = text;
  }

  #goToMissing() {
    const [first] = this.#lacking.filter((each) => !each.block.altText.input.disabled);
    const child = first ?? this.#lacking[0];
    this.#turnSheet(this.element.querySelector("[data-sheet]"), false);
    if (child.toggleElement.getAttribute("aria-expanded") === "false") child.toggleElement.click();
    child.block.altText.element.scrollIntoView({ block: "center" });
    child.block.altText.input.focus({ preventScroll: true });
  }

  /* As a contact sheet: many at a glance, to put them in order. */
  #turnSheet(button, on = button.getAttribute("aria-pressed") !== "true") {
    button.setAttribute("aria-pressed", String(on));
    this.root.element.classList.toggle("elementos-de-galeria--hoja", on);
  }
}

document.querySelectorAll("[data-many-photos]").forEach((element) => new ManyPhotos(element));
