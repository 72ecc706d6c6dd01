/* A photo's block (`multimedia.blocks.FotoBlock`), with its alternative text beside it. */

import { pending } from "./pending.js";

const IN_ONE_ANSWER = 100; // photos that are asked about together

/* The name of the block and of its chooser. */
export const TYPE = "imagen";

export function token() {
  return document.querySelector("[name=csrfmiddlewaretoken]").value;
}

/* What the server says of each photo. */

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

export const photos = new Photos();

export const described = new EventTarget(); // "described": some photo's text, or whether it has any

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
      <div class="w-sr-only" id="${id}-help"></div>
      <div class="foto-alt__state" id="${id}-state"></div>`;
    this.element.querySelector("label").textContent = this.words.alt;
    this.element.querySelector(`[id="${id}-help"]`).textContent = this.words.help;
    this.input = this.element.querySelector("textarea");
    this.input.placeholder = this.words.help;
    this.state = this.element.querySelector(".foto-alt__state");
    this.input.addEventListener("change", () => this.save());
    container.querySelector(`:scope > [data-contentpath=${TYPE}]`).after(this.element);
  }

  async #show() {
    const id = this.chooser.getState()?.id;
    this.element.hidden = !id;
    this.#photo = null;
    pending.unsaved.delete(this);
    this.#say("");
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
    // What was typed and isn't stored stays as it was typed.
    if (!this.#photo || ["saving", "failed"].includes(this.element.dataset.state)) return;
    if (document.activeElement !== this.input) this.input.value = this.#photo.alt;
    if (!this.#photo.may_describe) this.#say("theirs");
    else if (this.isMissing) this.#say("missing");
    else if (this.element.dataset.state !== "saved") this.#say("");
    this.element.classList.toggle("foto-alt--missing", this.isMissing);
  }

  /* `insists`: tried once more because the form is about to be sent. */
  async save({ insists = false } = {}) {
    this.state.setAttribute("role", "status"); // not before: a page of photos would all speak
    this.#say("saving");
    pending.unsaved.delete(this);
    try {
      this.#photo.alt = await pending.during(this.#send(this.input.value.trim()));
      this.#say("saved");
    } catch (error) {
      this.#say("failed", error.message);
      this.#offerRetry();
      // What the server refuses twice must not hold the rest of the form for ever.
      if (!insists || error.isConnection) {
        pending.unsaved.set(this, () => this.save({ insists: true }));
      }
    }
    described.dispatchEvent(new Event("described"));
  }

  async #send(text) {
    const address = this.urls.describe.replace("/0/", `/${this.#photo.id}/`);
    const answer = await fetch(address, {
      method: "POST",
      headers: { "X-CSRFToken": token(), "X-Requested-With": "XMLHttpRequest" },
      body: new URLSearchParams({ description: text }),
    }).catch(() => {
      throw Object.assign(new Error(this.words.failed), { isConnection: true });
    });
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
  constructor(name, children, meta) {
    super(name, children, meta);
    photos.url = meta.urls.photos;
  }

  render(placeholder, prefix, initialState, initialError) {
    const block = super.render(placeholder, prefix, initialState, initialError);
    block.altText = new AltText(block, prefix, this.meta);
    return block;
  }
}

window.telepath.register("multimedia.FotoBlock", FotoBlockDefinition);
