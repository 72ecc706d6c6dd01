/* What must be finished before the editor's form is sent: uploads, texts being stored. */

const FORM = "page-edit-form";

class Pending extends EventTarget {
  #running = new Set();
  #held = null;
  failed = false;
  unsaved = new Map(); // what somebody typed and couldn't be stored: how to try once more

  constructor() {
    super();
    document.addEventListener("click", (event) => this.#hold(event), true);
    window.addEventListener("beforeunload", (event) => {
      if (this.#running.size || this.unsaved.size) event.preventDefault();
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
    const waits = this.#running.size || this.unsaved.size;
    if (!sends || button.form?.id !== FORM || !waits) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#held = button;
    this.failed = false;
    this.dispatchEvent(new Event("held"));
    const again = [...this.unsaved.values()];
    this.unsaved.clear();
    again.forEach((tryAgain) => tryAgain());
  }

  #release() {
    const button = this.#held;
    if (!button || this.#running.size) return;
    this.#held = null;
    this.dispatchEvent(new Event(this.failed ? "kept" : "released"));
    if (!this.failed) button.click();
  }
}

export const pending = new Pending();
