// The code of the picture that is shown: numbers, moved by concepts.

// a link holds each number in thousandths, in two bytes
const fineness = 1000;

export class Code extends EventTarget {
  #base;
  #strengths;

  constructor(model) {
    super();
    this.model = model;
    this.label = model.startClass;
    this.#base = Float64Array.from(model.start);
    this.#strengths = model.concepts.map(() => 0);
  }

  /** What is decoded: the numbers with what the concepts add to them. */
  get values() {
    const values = Float64Array.from(this.#base);
    this.#strengths.forEach((strength, concept) => {
      this.model.concepts[concept].direction.forEach((step, dimension) => { values[dimension] += strength * step; });
    });
    return values;
  }

  strength(concept) {
    return this.#strengths[concept];
  }

  /** Another picture: its code as it is, no concept added. */
  set(values, label = this.label) {
    this.#base = Float64Array.from(values);
    this.#strengths.fill(0);
    this.label = label;
    this.#changed();
  }

  reset() {
    this.set(this.model.start, this.model.startClass);
  }

  setDimension(dimension, value) {
    this.#base[dimension] += value - this.values[dimension];
    this.#changed();
  }

  setStrength(concept, strength) {
    this.#strengths[concept] = strength;
    this.#changed();
  }

  setLabel(label) {
    this.label = label;
    this.#changed();
  }

  /** The code as a few letters, for a link. */
  toLink() {
    const values = this.values;
    const bytes = new DataView(new ArrayBuffer(1 + 2 * values.length));
    bytes.setUint8(0, this.label);
    values.forEach((value, index) => bytes.setInt16(1 + 2 * index, Math.max(-32768, Math.min(32767, Math.round(value * fineness)))));
    const text = btoa(String.fromCharCode(...new Uint8Array(bytes.buffer)));
    return `${this.model.fingerprint}.${text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
  }

  /** Shows what a link holds. Returns a sentence where that is not quite, or not at all, what was meant; else an empty one. */
  fromLink(link) {
    const [fingerprint, text = ''] = link.split('.');
    const bytes = bytesOf(text);
    const count = this.model.start.length;
    if (bytes?.byteLength !== 1 + 2 * count) {
      return 'The link is damaged, or was made with a model of another size.';
    }
    const values = Array.from({ length: count }, (_, index) => bytes.getInt16(1 + 2 * index) / fineness);
    this.set(values, Math.min(bytes.getUint8(0), Math.max(0, this.model.classes - 1)));
    return fingerprint === this.model.fingerprint ? '' : 'The link was made with another model, whose picture was another one.';
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}

function bytesOf(text) {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
    return new DataView(bytes.buffer);
  } catch {
    return null;
  }
}
