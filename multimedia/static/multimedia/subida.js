/* One photo on its way to the server, and the line that tells of it. */

import { photos, token } from "./foto.js";

export const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_all, name) => values[name]);

/* Why one couldn't be uploaded; `again`: it may go better another time. */
class Refusal extends Error {
  constructor(message, { again = false } = {}) {
    super(message);
    this.again = again;
  }
}

export class Upload {
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

  fail(text, { again = false } = {}) {
    this.say("failed", text);
    this.row.toggleAttribute("data-again", again);
  }

  /* The photo as the server has it, or a `Refusal`. */
  async run() {
    const { words, maxSize } = this.panel;
    if (this.file.size > maxSize) throw new Refusal(words.too_large);
    this.say("uploading");
    const said = await this.#send();
    if (said.error_message) throw new Refusal(said.error_message);
    const asked = said.image_id ? photos.about(said.image_id) : null;
    const photo = await asked?.catch(() => null);
    if (!photo) throw new Refusal(words.server, { again: true });
    this.isDuplicate = Boolean(said.duplicate);
    return photo;
  }

  #send() {
    const { words, collection, url } = this.panel;
    const form = new FormData();
    form.append("files[]", this.file);
    form.append("title", this.file.name);
    if (collection) form.append("collection", collection.value);
    return new Promise((resolve, reject) => {
      const refuse = (why, again = true) => reject(new Refusal(why, { again }));
      const request = new XMLHttpRequest();
      request.open("POST", url);
      request.responseType = "json";
      request.setRequestHeader("X-CSRFToken", token());
      request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
      request.upload.addEventListener("progress", ({ loaded, total }) => this.#sent(loaded / total));
      request.addEventListener("error", () => refuse(words.connection));
      request.addEventListener("load", () => {
        if (request.status === 413) refuse(words.too_large, false);
        else if (request.status === 403) refuse(words.session);
        else if (request.status !== 200 || !request.response) refuse(words.server);
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
