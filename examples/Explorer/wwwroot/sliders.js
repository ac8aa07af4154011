// The sliders, each between small pictures of where its ends lead.

import { decode } from './api.js';
import { draw } from './picture.js';

// so few at a time that a drag which begins meanwhile waits for a moment only
const chunk = 16;
const settled = 350;

// a concept's slider goes twice as far as samples with it are from samples without it
const strongest = 2;

function row({ name, note, from, to, step }) {
  const element = document.createElement('label');
  element.className = 'slider';
  element.innerHTML = '<span class="name"></span><span class="value" aria-hidden="true"></span><canvas class="low" aria-hidden="true"></canvas><input type="range"><canvas class="high" aria-hidden="true"></canvas>';
  const [label, value, low, input, high] = element.children;
  label.textContent = name;
  if (note) {
    element.title = note;
    input.setAttribute('aria-description', note);
  }
  Object.assign(input, { min: from, max: to, step });
  return { element, input, text: value, low, high };
}

/** Colours a slider's track from a value to where it stands. */
export function fill(input, origin) {
  const place = (value) => (value - input.min) / (input.max - input.min);
  const ends = [place(origin), place(input.valueAsNumber)].sort((a, b) => a - b);
  input.style.setProperty('--from', `${100 * ends[0]}%`);
  input.style.setProperty('--to', `${100 * ends[1]}%`);
}

/** All sliders of a model. */
export class Sliders {
  #code;
  #rows = [];
  #abort = new AbortController();
  #timer = 0;

  constructor(code) {
    this.#code = code;
    code.addEventListener('change', () => {
      this.#update();
      this.#drawEndsLater();
    });
  }

  addConcept(concept, container) {
    const { name } = this.#code.model.concepts[concept];
    this.#add(container, { name, from: -strongest, to: strongest, step: 0.05 }, {
      get: () => this.#code.strength(concept),
      set: (strength) => this.#code.setStrength(concept, strength),
      end: (strength) => {
        const { direction } = this.#code.model.concepts[concept];
        const more = strength - this.#code.strength(concept);
        return this.#code.values.map((value, dimension) => value + more * direction[dimension]);
      },
    });
  }

  addDimension({ number, kl, from, to }, container) {
    const note = kl === null ? '' : `${kl.toFixed(2)} nats of KL divergence`;
    this.#add(container, { name: `Number ${number + 1}`, note, from, to, step: 0.05 }, {
      get: () => this.#code.values[number],
      set: (value) => this.#code.setDimension(number, value),
      end: (value) => this.#code.values.map((other, dimension) => (dimension === number ? value : other)),
    });
  }

  /** Shows where the sliders stand, and where they lead. */
  show() {
    this.#update();
    this.#drawEnds();
  }

  #add(container, looks, { get, set, end }) {
    const { element, input, text, low, high } = row(looks);
    input.addEventListener('input', () => set(input.valueAsNumber));
    for (const [canvas, value] of [[low, looks.from], [high, looks.to]]) {
      canvas.addEventListener('click', (event) => {
        event.preventDefault(); // not a click on the label as well
        set(value);
      });
    }
    container.append(element);
    this.#rows.push({ input, text, get, ends: [[low, () => end(looks.from)], [high, () => end(looks.to)]], container });
  }

  #update() {
    for (const { input, text, get } of this.#rows) {
      const value = get();
      if (input.valueAsNumber !== value) {
        input.value = value;
      }
      text.textContent = (Math.abs(value) < 0.005 ? 0 : value).toFixed(2).replace('-', '−');
      input.setAttribute('aria-valuetext', text.textContent);
      fill(input, 0);
    }
  }

  #drawEndsLater() {
    this.#abort.abort();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#drawEnds(), settled);
  }

  async #drawEnds() {
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    const ends = this.#rows.filter(({ container }) => container.checkVisibility()).flatMap((slider) => slider.ends);
    try {
      for (let first = 0; first < ends.length; first += chunk) {
        const some = ends.slice(first, first + chunk);
        const png = await decode(some.map(([, end]) => end()), this.#code.label, { signal });
        if (!png || signal.aborted) {
          return;
        }
        const sheet = await createImageBitmap(png);
        const { height } = this.#code.model;
        some.forEach(([canvas], index) => draw(canvas, sheet, index * height, height));
      }
    } catch (error) {
      if (error.isBusy) {
        this.#drawEndsLater();
      }
      // otherwise the picture itself says what is wrong
    }
  }
}
