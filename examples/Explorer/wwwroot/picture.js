// The large picture: decoded again whenever the code changes, one question at a time and always the newest.

import { decode } from './api.js';

const pause = (milliseconds) => new Promise((done) => { setTimeout(done, milliseconds); });

/** Draws a part of a bitmap over the whole of a canvas. */
export function draw(canvas, bitmap, top = 0, height = bitmap.height) {
  canvas.width = bitmap.width;
  canvas.height = height;
  canvas.getContext('2d').drawImage(bitmap, 0, top, bitmap.width, height, 0, 0, bitmap.width, height);
}

export class Picture {
  #code;
  #canvas;
  #problem;
  #isAsking = false;
  #isOld = false;

  constructor(code, canvas, problem) {
    this.#code = code;
    this.#canvas = canvas;
    this.#problem = problem;
    code.addEventListener('change', () => this.show());
  }

  /** Shows the code as it is now; while an answer is awaited, what changes meanwhile is asked for next. */
  async show() {
    this.#isOld = true;
    if (this.#isAsking) {
      return;
    }
    this.#isAsking = true;
    while (this.#isOld) {
      this.#isOld = false;
      const link = this.#code.toLink();
      try {
        const png = await decode([this.#code.values], this.#code.label);
        if (png) {
          draw(this.#canvas, await createImageBitmap(png));
          this.#canvas.dataset.shows = link;
          this.#problem.hide(this);
        }
      } catch (error) {
        this.#problem.show(this, error.message);
        if (error.isBusy) {
          this.#isOld = true;
          await pause(300);
        }
      }
    }
    this.#isAsking = false;
  }

  /** Saves the picture, enlarged to what a screen shows well. */
  async download() {
    const { name, fingerprint, width } = this.#code.model;
    const png = await decode([this.#code.values], this.#code.label, { scale: Math.min(32, Math.ceil(512 / width)) });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(png);
    link.download = `${name}-${fingerprint}.png`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }
}
