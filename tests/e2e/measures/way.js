// Goes the whole way through the form as a person does who takes this long for each step. Answers how long each press of
// the button took until the next step was painted. Arguments: the button, the last button, milliseconds for a step.
const [next, register, pace, done] = arguments;
const rest = () => new Promise((over) => setTimeout(over, pace));
const frame = () => new Promise((over) => requestAnimationFrame(over));
// What stands when a frame begins is painted at its end, before the next message comes.
const painted = async () => {
  const channel = new MessageChannel();
  await new Promise((over) => {
    channel.port1.onmessage = over;
    channel.port2.postMessage(null);
  });
  return performance.now();
};
const heading = () => document.querySelector('h1')?.textContent.trim();
const button = (name) => [...document.querySelectorAll('.bar button')].find((one) => one.textContent.split(':')[0].trim() === name);
const press = async (name) => {
  const before = heading();
  while (!button(name)) await frame();
  const began = performance.now();
  button(name).click();
  while (!heading() || heading() === before) await frame();
  return [heading(), (await painted()) - began];
};
const go = async () => {
  const field = document.querySelector('main input[type=text]');
  field.value = 'Slow client';
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  const steps = [];
  while (!button(register)) {
    await rest();
    steps.push(await press(next));
  }
  await rest();
  steps.push(await press(register));
  return steps;
};
go().then(done);
