// Puts the page together.

import * as api from './api.js';
import { Blend } from './blend.js';
import { Code } from './code.js';
import { News, Problem } from './messages.js';
import { Picture } from './picture.js';
import { Sliders } from './sliders.js';
import { Upload } from './upload.js';

const find = (id) => document.getElementById(id);
const problem = new Problem(find('problem'));
const news = new News(find('state'));

function addSliders(model, sliders) {
  const dimensions = find('dimensions');
  const more = find('more');
  const hidden = model.dimensions.filter((dimension) => !dimension.active);
  model.concepts.forEach((_, index) => sliders.addConcept(index, find('concepts').querySelector('.sliders')));
  find('concepts').hidden = model.concepts.length === 0;
  for (const dimension of model.dimensions) {
    sliders.addDimension(dimension, dimension.active ? dimensions : more.querySelector('.sliders'));
  }
  more.hidden = hidden.length === 0;
  more.querySelector('summary').textContent = `${hidden.length} more, which the model does not use`;
  more.addEventListener('toggle', () => sliders.show());
}

function addClasses(model, code) {
  const fieldset = find('classes');
  fieldset.hidden = model.classes === 0;
  for (let label = 0; label < model.classes; label += 1) {
    const choice = document.createElement('label');
    choice.innerHTML = '<input type="radio" name="class"><span></span>';
    const [input, text] = choice.children;
    input.value = label;
    text.textContent = label;
    input.addEventListener('change', () => code.setLabel(label));
    fieldset.append(choice);
  }
  const check = () => {
    const input = fieldset.querySelector(`input[value="${code.label}"]`);
    if (input) {
      input.checked = true;
    }
  };
  code.addEventListener('change', check);
  check();
}

// the address always holds what is shown: a reload, or a copy of it, shows it again
function keepAddress(code) {
  let timer = 0;
  const write = () => history.replaceState(null, '', `#${code.toLink()}`);
  const read = () => {
    if (location.hash.length > 1) {
      const sentence = code.fromLink(location.hash.slice(1));
      if (sentence) {
        problem.show(read, sentence);
      } else {
        problem.hide(read);
      }
    }
  };
  read();
  code.addEventListener('change', () => {
    clearTimeout(timer);
    timer = setTimeout(write, 200);
  });
  window.addEventListener('hashchange', read);
  return write;
}

await problem.during(async () => {
  const model = await api.describe();
  document.title = `${model.name} · Explorer`;
  find('about').textContent = `Every picture here is ${model.start.length} numbers that ${model.name} turns into ${model.height}×${model.width} pixels.`;

  const code = new Code(model);
  const picture = new Picture(code, find('picture'), problem);
  const sliders = new Sliders(code);
  const upload = new Upload(code, problem, news);
  const writeAddress = keepAddress(code);
  addSliders(model, sliders);
  addClasses(model, code);
  new Blend(code, find('picture'), news);

  find('random').addEventListener('click', () => problem.during(async () => {
    code.set(await api.random());
    upload.forget();
    news.say('A new picture, drawn at random.');
  }));
  find('reset').addEventListener('click', () => {
    code.reset();
    upload.forget();
    news.say('Back to the picture at the beginning.');
  });
  find('download').addEventListener('click', () => problem.during(async () => {
    await picture.download();
    news.say('The picture is on its way to your downloads.');
  }));
  find('share').addEventListener('click', async () => {
    writeAddress();
    try {
      await navigator.clipboard.writeText(location.href);
      news.say('Link copied. It works on this machine while the explorer runs.');
    } catch {
      news.say('The link is in the address bar.');
    }
  });

  await picture.show();
  sliders.show();
});
