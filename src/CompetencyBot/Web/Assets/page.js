// Improves pages that are whole without it: copies a competency as text, and prints.
addEventListener('click', async ({ target }) => {
  const button = target.closest('button[data-copy], button[data-print]');
  if (!button) return;
  if ('print' in button.dataset) return print();
  const label = button.textContent;
  const told = await copy(button.closest('[data-competency]')).then(() => button.dataset.copied, () => button.dataset.failed);
  button.textContent = document.getElementById('told').textContent = told;
  setTimeout(() => { button.textContent = label; document.getElementById('told').textContent = ''; }, 2500);
});

async function copy(competency) {
  const text = (element, query) => element.querySelector(query).textContent.trim();
  const title = `${text(competency, '.title')} (${text(competency, '.code')})`;
  const lines = [...competency.querySelectorAll('.indicators > li')].map((line) => `${text(line, '.words')} (${text(line, '.code')})`);
  const plain = [title, ...lines.map((line) => `• ${line}`)].join('\n');
  const html = document.createElement('div');
  const list = document.createElement('ul');
  list.append(...lines.map((line) => Object.assign(document.createElement('li'), { textContent: line })));
  html.append(Object.assign(document.createElement('p'), { textContent: title }), list);
  // Rich where the editor takes it, so that the list arrives as a list.
  const write = (event) => {
    event.preventDefault();
    event.clipboardData.setData('text/plain', plain);
    event.clipboardData.setData('text/html', html.innerHTML);
  };
  try {
    await navigator.clipboard.write([new ClipboardItem({
      'text/plain': new Blob([plain], { type: 'text/plain' }),
      'text/html': new Blob([html.innerHTML], { type: 'text/html' }),
    })]);
  } catch {
    // A frame may not be given the clipboard; the older way needs no leave.
    addEventListener('copy', write, { once: true });
    if (!document.execCommand('copy')) throw new Error('not copied');
  }
}
