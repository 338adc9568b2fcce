// Types each text into the search and measures how long the page's thread is busy with it: the handler, what follows
// from it, style, layout and painting. Each begins with a frame; the message is delivered once that frame is painted.
async (texts) => {
  const field = document.getElementById('search-apis');
  const channel = new MessageChannel();
  const times = [];
  for (const text of texts) {
    times.push(await new Promise((done) => {
      requestAnimationFrame(() => {
        const began = performance.now();
        channel.port1.onmessage = () => done(performance.now() - began);
        field.value = text;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        channel.port2.postMessage(null);
      });
    }));
  }
  return times;
}
