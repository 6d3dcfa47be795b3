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

function pictureOf(content: Blob, name: string): HTMLImageElement {
  const picture = document.createElement('img');
  picture.src = URL.createObjectURL(content);
  picture.alt = name;
  return picture;
}

/** In a frame, from its own address: no page of ours allows a plugin, nor does what a page makes of its bytes. */
function pdfOf(link: HTMLAnchorElement): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.src = link.href;
  frame.title = link.textContent ?? '';
  return frame;
}

async function show(link: HTMLAnchorElement): Promise<void> {
  if (!viewer) return;
  const response = await fetch(link.href);
  if (!response.ok) {
    location.href = link.href;
    return;
  }
  const type = response.headers.get('content-type') ?? '';
  const shown = type.startsWith('image/')
    ? pictureOf(await response.blob(), link.textContent ?? '')
    : type.startsWith('application/pdf')
      ? pdfOf(link)
      : undefined;
  if (!shown) {
    location.href = link.href;
    return;
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
      if (shown instanceof HTMLImageElement) URL.revokeObjectURL(shown.src);
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
