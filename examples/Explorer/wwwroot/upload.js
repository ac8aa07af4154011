// An own picture: chosen, dropped on the page, or pasted.

import { encode } from './api.js';

export class Upload {
  #code;
  #problem;
  #news;
  #seen = document.getElementById('seen');

  constructor(code, problem, news) {
    this.#code = code;
    this.#problem = problem;
    this.#news = news;
    const input = document.getElementById('upload');
    input.addEventListener('change', async () => {
      await this.#send(input.files[0]);
      input.value = ''; // the same file may be chosen again
    });
    document.addEventListener('dragover', (event) => {
      if (event.dataTransfer.types.includes('Files')) {
        event.preventDefault();
        document.body.classList.add('dropping');
      }
    });
    document.addEventListener('dragleave', () => document.body.classList.remove('dropping'));
    document.addEventListener('drop', (event) => {
      event.preventDefault();
      document.body.classList.remove('dropping');
      this.#send(event.dataTransfer.files[0]);
    });
    document.addEventListener('paste', (event) => this.#send(event.clipboardData.files[0]));
  }

  /** The picture that is shown is no longer of what was uploaded. */
  forget() {
    this.#seen.hidden = true;
  }

  async #send(file) {
    if (!file) {
      return;
    }
    await this.#problem.during(async () => {
      const limit = this.#code.model.uploadBytes;
      if (file.size > limit) {
        throw new Error(`The file is larger than ${Math.floor(limit / 2 ** 20)} MB.`);
      }
      const { code, seen } = await encode(file, this.#code.label);
      document.getElementById('seen-picture').src = seen;
      this.#seen.hidden = false;
      this.#code.set(code);
      this.#news.say('This is what the model makes of your picture.');
    });
  }
}
