// What the page says: news, which screen readers read out, and problems.

/** A problem stays until whoever showed it says that it is over, or something else goes wrong. */
export class Problem {
  #element;
  #owner = null;

  constructor(element) {
    this.#element = element;
  }

  show(owner, message) {
    this.#owner = owner;
    if (this.#element.textContent !== message) {
      this.#element.textContent = message;
    }
  }

  hide(owner) {
    if (this.#owner === owner) {
      this.#owner = null;
      this.#element.textContent = '';
    }
  }

  /** Does something; what goes wrong in it is shown. */
  async during(action) {
    const owner = this.during; // all actions in one: the next that succeeds ends the last one's problem
    try {
      await action();
      this.hide(owner);
    } catch (error) {
      this.show(owner, error.message);
    }
  }
}

/** Says a sentence, and clears it after a while. */
export class News {
  #element;
  #timer = 0;

  constructor(element) {
    this.#element = element;
  }

  say(sentence) {
    clearTimeout(this.#timer);
    this.#element.textContent = sentence;
    this.#timer = setTimeout(() => { this.#element.textContent = ''; }, 6000);
  }
}
