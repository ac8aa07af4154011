// Two pinned pictures, and the way from one to the other.

import { draw } from './picture.js';
import { fill } from './sliders.js';

const there = 3000; // milliseconds that Play takes for one way

export class Blend {
  #code;
  #picture;
  #slider = document.getElementById('blend');
  #play = document.getElementById('play');
  #pins = [null, null];
  #frame = 0;

  constructor(code, picture, news) {
    this.#code = code;
    this.#picture = picture;
    [['a', 'First'], ['b', 'Second']].forEach(([letter, name], index) => {
      document.getElementById(`keep-${letter}`).addEventListener('click', () => {
        this.#keep(index, document.getElementById(`pin-${letter}`), name);
        news.say(`${name} picture pinned.${this.#pins.every(Boolean) ? ' Now slide between the two.' : ''}`);
      });
    });
    this.#slider.addEventListener('input', () => {
      this.#stop();
      this.#show();
    });
    this.#play.addEventListener('click', () => (this.#frame ? this.#stop() : this.#start()));
  }

  #keep(index, canvas, name) {
    this.#stop();
    this.#pins[index] = this.#code.values;
    draw(canvas, this.#picture);
    canvas.setAttribute('aria-label', `${name} pinned picture`);
    canvas.classList.add('kept');
    const isReady = this.#pins.every(Boolean);
    this.#slider.disabled = !isReady;
    this.#play.disabled = !isReady;
    this.#moveTo(index);
  }

  // (1 − t)·a + t·b, as the model's own Interpolate goes
  #show() {
    const [a, b] = this.#pins;
    const t = this.#slider.valueAsNumber;
    this.#code.set(a.map((value, dimension) => (1 - t) * value + t * b[dimension]));
    this.#moveTo(t);
  }

  #moveTo(t) {
    this.#slider.value = t;
    fill(this.#slider, 0);
    this.#slider.setAttribute('aria-valuetext', `${Math.round(100 * t)} % of the way`);
  }

  #start() {
    const began = performance.now() - this.#slider.valueAsNumber * there;
    const step = (now) => {
      const way = ((now - began) / there) % 2;
      this.#moveTo(way <= 1 ? way : 2 - way);
      this.#show();
      this.#frame = requestAnimationFrame(step);
    };
    this.#frame = requestAnimationFrame(step);
    this.#play.textContent = 'Stop';
  }

  #stop() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#play.textContent = 'Play';
  }
}
