/** Papers beside the form: images that zoom and turn, PDFs in the browser's own viewer. */
const viewer = document.querySelector<HTMLElement>('[data-viewer]');

function button(label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'govuk-button govuk-button--secondary';
  made.textContent = label;
  made.addEventListener('click', act);
  return made;
}

async function show(link: HTMLAnchorElement): Promise<void> {
  if (!viewer) return;
  const response = await fetch(link.href);
  if (!response.ok) {
    location.href = link.href;
    return;
  }
  const address = URL.createObjectURL(await response.blob());
  const isImage = response.headers.get('content-type')?.startsWith('image/');
  const shown = document.createElement(isImage ? 'img' : 'object');
  if (shown instanceof HTMLImageElement) {
    shown.src = address;
    shown.alt = link.textContent ?? '';
  } else {
    (shown as HTMLObjectElement).data = address;
    (shown as HTMLObjectElement).type = 'application/pdf';
  }
  let zoom = 1;
  let turn = 0;
  const draw = () => {
    shown.style.transformOrigin = 'top left';
    shown.style.width = `${zoom * 100}%`;
    shown.style.maxWidth = 'none';
    shown.style.rotate = `${turn}deg`;
  };
  const words = viewer.dataset;
  const tools = document.createElement('div');
  tools.className = 'mc-actions';
  tools.append(
    button(words['zoomIn'] ?? '+', () => {
      zoom *= 1.25;
      draw();
    }),
    button(words['zoomOut'] ?? '-', () => {
      zoom /= 1.25;
      draw();
    }),
    button(words['rotate'] ?? '', () => {
      turn = (turn + 90) % 360;
      draw();
    }),
    button(words['close'] ?? 'x', () => {
      viewer.hidden = true;
      URL.revokeObjectURL(address);
      link.focus();
    }),
  );
  viewer.replaceChildren(tools, shown);
  viewer.hidden = false;
  tools.querySelector('button')?.focus();
}

for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-paper]'))
  link.addEventListener('click', (event) => {
    event.preventDefault();
    void show(link);
  });
