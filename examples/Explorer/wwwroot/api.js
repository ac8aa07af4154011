// What the page asks of the program that serves it.

// each tab has a number of its own, so that one's dragging does not take another's place
const client = crypto.randomUUID();

/** An answer that is no success; its message is for the person before the page. */
export class Refusal extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }

  /** Whether asking again in a moment may help. */
  get isBusy() {
    return this.status === 429 || this.status === 503;
  }
}

async function ask(path, options) {
  let answer;
  try {
    answer = await fetch(path, options);
  } catch (error) {
    if (error.name === 'AbortError') {
      throw error;
    }
    throw new Refusal(0, 'The explorer does not answer. Is it still running in its console?');
  }
  if (!answer.ok) {
    const { error } = await answer.json().catch(() => ({}));
    throw new Refusal(answer.status, error ?? `The explorer answered ${answer.status}.`);
  }
  return answer;
}

const post = (path, body, signal) => ask(path, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json', 'X-Client': client },
  body: JSON.stringify(body),
  signal,
});

/** The model: its size, its latent space, its concepts. */
export const describe = async () => (await ask('api/model')).json();

/** Codes to a PNG, the pictures one below the other; null where a newer question has taken this one's place. */
export async function decode(codes, label, { scale = 1, signal } = {}) {
  const answer = await post('api/decode', { codes: codes.map((code) => Array.from(code)), class: label, scale }, signal);
  return answer.status === 204 ? null : answer.blob();
}

/** A code drawn from the prior. */
export const random = async () => (await (await post('api/random', {})).json()).code;

/** A picture's code, and the picture as the model sees it. */
export const encode = async (file, label) => (await ask(`api/encode?class=${label}`, {
  method: 'POST',
  headers: { 'Content-Type': 'application/octet-stream', 'X-Client': client },
  body: file,
})).json();
