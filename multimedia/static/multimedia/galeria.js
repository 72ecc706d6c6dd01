/* A gallery's editor: every element with `data-many-photos` (`multimedia/elementos.html`) adds many
   photos at once to the stream of blocks that it names. All words come from the server. */

import { described, TYPE } from "./foto.js";
import { pending } from "./pending.js";
import { filled, Upload } from "./subida.js";

const AT_ONCE = 3; // uploads; more would only share the same line
const SENT = 0.8; // of an upload's time; then the server looks at the photo

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
        upload.fail(filled(this.words.full, { n: this.max }));
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
    upload.row.removeAttribute("data-again");
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
      const { chosen } = await pending.during(upload.run());
      this.#place(upload, chosen);
      upload.say("done");
    } catch (error) {
      upload.fail(error.message, error);
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
    const all = this.#uploads.length;
    const ended = (state) => this.#uploads.filter(({ row }) => row.dataset.state === state);
    const [done, failed] = [ended("done").length, ended("failed").length];
    const twice = this.#uploads.filter((each) => each.isDuplicate).length;
    const sent = this.#uploads.reduce((sum, each) => sum + each.bar.value, 0);
    this.overall.hidden = !all;
    this.overall.value = all && (SENT * sent + (1 - SENT) * (done + failed)) / all;
    const sentences = [
      all && filled(this.words.progress, { done, all }),
      failed && filled(this.words.failures, { failed }),
      twice && filled(this.words.twice, { twice }),
      sentence,
    ].filter(Boolean);
    if (sentences.length) this.#announce(sentences.join(" "));
    if (all && done + failed === all) this.#endRound();
  }

  #announce(text) {
    if (this.summary.textContent !== text) this.summary.textContent = text;
  }

  #endRound() {
    for (const { row } of this.#uploads) {
      if (row.dataset.state === "done") row.remove();
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
